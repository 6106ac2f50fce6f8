/**
 * Every error answer of the edge: RFC 9457 problem documents with a stable {@code code}. Other
 * packages throw {@link dev.rushline.edge.problem.ProblemException} with a {@link
 * dev.rushline.edge.problem.ProblemCode}; mappers here turn that, and whatever the framework
 * throws, into the one shape. Runs on the thread of the request; never blocks.
 */
package dev.rushline.edge.problem;
