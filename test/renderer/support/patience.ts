import { configure } from '@testing-library/react';

/** `findBy…` and `waitFor` wait as long as it takes on a machine that is busy; only what never comes runs into this. */
configure({ asyncUtilTimeout: 120_000 });
