/** What the benchmarks share; each lies in the package of what it measures. */
package org.charfinder.benchmark;
