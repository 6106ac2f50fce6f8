package dev.rushline.search.judged;

import java.util.List;

/**
 * What judging needs to know of an event.
 *
 * @param id the event
 * @param name its name
 * @param performers who performs; possibly nobody
 * @param city where; empty when unknown
 */
public record JudgedEvent(String id, String name, List<String> performers, String city) {}
