package dev.rushline.edge.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a line is run, as an operator writes and reads it. What is absent has its default.
 *
 * @param mode OFF, AUTOMATIC (from when demand exceeds the threshold) or ALWAYS
 * @param targetInside most fans who are admitted at a time; 1 to 1000000; absent: 100
 * @param ratePerMinute most fans admitted in a minute; 1 to 1000000; absent: 600
 * @param demandThreshold for AUTOMATIC: joins and checkouts in a minute; 1 to 1000000; absent: 600
 * @param opensAt for ALWAYS: a time with an offset when the first fan is admitted, until which fans
 *     gather and after which their order is drawn; absent: at once, first come first served
 * @param claimSeconds how long an admitted fan has to show up; 5 to 3600; absent: 120
 * @param slotSeconds how long a fan who showed up may stay; 10 to 7200; absent: 600
 * @param bypassGroups groups of tokens whose members need no admission; at most 20
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyBody(
    String mode,
    Integer targetInside,
    Integer ratePerMinute,
    Integer demandThreshold,
    String opensAt,
    Integer claimSeconds,
    Integer slotSeconds,
    List<String> bypassGroups) {}
