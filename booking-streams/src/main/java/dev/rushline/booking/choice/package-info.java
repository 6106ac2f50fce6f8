/**
 * Which seats a wish gets at this moment, or why none: is the sale open to the customer, may they
 * have so many, do such seats exist, are they free. Reads the books and changes nothing; knows no
 * command and no event.
 */
package dev.rushline.booking.choice;
