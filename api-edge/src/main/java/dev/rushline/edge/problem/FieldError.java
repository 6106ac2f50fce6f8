package dev.rushline.edge.problem;

/**
 * One broken rule of a request.
 *
 * @param field where, in dots and brackets: {@code sections[2].rows[0].id}
 * @param reason what is wrong, for people
 */
public record FieldError(String field, String reason) {}
