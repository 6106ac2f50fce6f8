/**
 * Checks a line's draw from what queue.events tells of it and from nothing else: whoever has the
 * topic can do the same. The checks are plain Java; {@code VerifyLottery} alone knows Kafka.
 */
package dev.rushline.tools.lottery;
