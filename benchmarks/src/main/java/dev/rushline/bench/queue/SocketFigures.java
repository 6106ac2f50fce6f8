package dev.rushline.bench.queue;

/**
 * What sockets at one edge cost, for the arithmetic of many edges.
 *
 * @param residentPerSocket bytes of the edge's process for each
 * @param heapPerSocket bytes of the edge's heap for each
 * @param bytesPerMessage mean length of a message
 * @param broadcast what the line's broadcast cost meanwhile
 */
record SocketFigures(
    int sockets,
    double residentPerSocket,
    double heapPerSocket,
    double bytesPerMessage,
    BroadcastSample broadcast) {}
