/**
 * What is too long for every test run: it holds or the command fails, and says by which figures.
 */
package dev.rushline.prove;
