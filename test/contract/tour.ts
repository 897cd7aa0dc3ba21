// The tour that every system takes: under the vendor's usual behaviour, and once more under each way in which it may behave.

import { describe } from 'vitest';
import type { Driver, Variant } from './driver.ts';
import { tourOfConditions } from './tour/conditions.ts';
import { tourOfCreating } from './tour/create.ts';
import { tourOfHistories } from './tour/histories.ts';
import { tourOfLooks } from './tour/look.ts';
import { tourOfLostReplies } from './tour/lost.ts';
import { tourOfReads } from './tour/read.ts';
import { tourOfTroubles } from './tour/troubles.ts';
import { tourOfUpdates } from './tour/update.ts';
import { tourOfWalks } from './tour/walk.ts';

export function takeTour(driver: Driver): void {
  describe(driver.name, () => {
    stops(driver, [1, 2, 3, 4]);
    // HTTP's own troubles are the same whatever the vendor's habits are.
    tourOfTroubles(driver);
    for (const variant of driver.variants) {
      describe(`whichever way it is: ${variant.why.join('; ')}`, () => stops(under(driver, variant), [5]));
    }
  });
}

/** The stops about looking, walking and reading alone: for kinds that a person's few fields can't tell of. */
export function takeTourOfSights(driver: Driver): void {
  describe(driver.name, () => {
    sights(driver, [1, 2]);
    for (const variant of driver.variants) {
      describe(`whichever way it is: ${variant.why.join('; ')}`, () => sights(under(driver, variant), [5]));
    }
  });
}

function sights(driver: Driver, seeds: readonly number[]): void {
  tourOfLooks(driver);
  tourOfHistories(driver, seeds);
  tourOfWalks(driver);
  tourOfReads(driver);
}

function stops(driver: Driver, seeds: readonly number[]): void {
  sights(driver, seeds);
  tourOfCreating(driver);
  tourOfUpdates(driver);
  tourOfConditions(driver);
  tourOfLostReplies(driver);
}

/** The driver with a vendor that behaves so. */
function under(driver: Driver, variant: Variant): Driver {
  return { ...driver, thrifty: driver.thrifty && !variant.costly, open: () => driver.open(variant) };
}
