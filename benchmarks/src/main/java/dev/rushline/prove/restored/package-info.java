/** Owners that are killed after a restore, and what their disks then say beside their logs. */
package dev.rushline.prove.restored;
