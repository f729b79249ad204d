package org.charfinder.web.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/**
 * The metrics of the JVM, as Micrometer has them, and those of the process, with the names that Prometheus advises to
 * all programs.
 */
final class ProcessMetrics implements AutoCloseable {

    private final JvmGcMetrics garbage = new JvmGcMetrics(); // listens to the collectors

    /** Registers all of them. */
    ProcessMetrics(MeterRegistry registry) {
        garbage.bindTo(registry);
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        Gauge.builder(
                        "process.start.time",
                        () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3)
                .baseUnit("seconds")
                .description("When the process was started, in seconds since 1970.")
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, all -> all.getProcessCpuTime() / 1e9)
                    .baseUnit("seconds")
                    .description("Processor time that the process has used.")
                    .register(registry);
            registerMemory(system, registry);
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            Gauge.builder("process.open.fds", system, UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
                    .description("File descriptors that are open.")
                    .register(registry);
            Gauge.builder("process.max.fds", system, UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
                    .description("File descriptors that may be open.")
                    .register(registry);
        }
    }

    /** The JDK reads the limit of the container's control group; without one, it is the memory of the machine. */
    private static void registerMemory(OperatingSystemMXBean system, MeterRegistry registry) {
        Gauge.builder("charfinder.memory.limit", system, OperatingSystemMXBean::getTotalMemorySize)
                .baseUnit("bytes")
                .description("Memory of the container, or of the machine if it has no limit.")
                .register(registry);
        Gauge.builder("charfinder.heap.max", system, all -> share(heap().getMax(), all))
                .baseUnit("ratio")
                .description("The largest heap that Java may take, by share of the memory limit, from 0 to 1.")
                .register(registry);
        Gauge.builder("charfinder.heap.used", system, all -> share(heap().getUsed(), all))
                .baseUnit("ratio")
                .description("The heap in use, by share of the memory limit, from 0 to 1.")
                .register(registry);
    }

    private static MemoryUsage heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }

    /** Not a number where either is unknown. */
    private static double share(long bytes, OperatingSystemMXBean system) {
        long limit = system.getTotalMemorySize();
        return bytes < 0 || limit <= 0 ? Double.NaN : (double) bytes / limit;
    }

    /** Listens to the collectors no more. */
    @Override
    public void close() {
        garbage.close();
    }
}
