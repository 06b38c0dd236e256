package io.atopile.mcp.agent.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Threads of runs and of their calls that are alive in this process. */
final class RunThreads {

    private static final Pattern NAME = Pattern.compile("\"((?:r_|call-|verification)[^\"]*)\"");

    private RunThreads() {}

    /** Their names; {@code scratch} is a folder for what the JVM writes about itself. */
    static List<String> alive(Path scratch) throws IOException {
        var dump = scratch.resolve("threads-%d.txt".formatted(System.nanoTime())).toAbsolutePath();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        var names = NAME.matcher(Files.readString(dump)).results().map((MatchResult found) -> found.group(1)).toList();
        Files.delete(dump);
        return names;
    }
}
