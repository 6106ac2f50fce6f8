/** What else could sell seats, with the same promises and honestly tuned, in the same run. */
package dev.rushline.bench.rivals;
