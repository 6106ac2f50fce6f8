/** Whether this build can read what released versions wrote. No registry is needed to know. */
package dev.rushline.schemas.compatibility;
