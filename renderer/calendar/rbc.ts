import * as RBC from 'react-big-calendar';

/** Some bundlers hand the package over with its exports under `default`. */
const wrapped = (RBC as { readonly default?: typeof RBC }).default;
const library = wrapped ?? RBC;

export const { Calendar, DateLocalizer } = library;
