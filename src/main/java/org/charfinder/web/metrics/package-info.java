/**
 * The metrics of both servers. {@link org.charfinder.web.metrics.Metrics} is the only place that knows Micrometer and
 * Prometheus.
 */
@NullMarked
package org.charfinder.web.metrics;

import org.jspecify.annotations.NullMarked;
