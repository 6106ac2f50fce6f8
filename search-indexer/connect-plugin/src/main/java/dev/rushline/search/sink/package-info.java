/**
 * A Kafka Connect sink for Elasticsearch: any topic, any index. Connect's task thread calls {@link
 * dev.rushline.search.sink.ElasticsearchSinkTask} and is the only thread that changes anything
 * here; answers of Elasticsearch arrive on the client's threads and wait in a queue for it. So
 * {@link dev.rushline.search.sink.Delivery}, which decides what is sent, sent again and given up,
 * is plain code without locks, threads or a clock.
 *
 * <p>Requests are made with the official client's bulk call and not with its {@code BulkIngester}:
 * that one may have two items of one document in flight, puts a refused item behind later ones,
 * blocks the caller without a limit, and gives up a request that got no answer.
 *
 * <p>Nothing of Rushline enters: neither its topics nor its schemas.
 */
package dev.rushline.search.sink;
