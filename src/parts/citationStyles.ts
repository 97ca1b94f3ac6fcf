/** The styles and locales that come with Lectern, as a file of its own. The entry of a bundle, and so a list of names. */
export { locales, styles } from 'csl-styles';
