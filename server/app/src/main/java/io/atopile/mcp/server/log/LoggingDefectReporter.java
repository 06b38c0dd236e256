package io.atopile.mcp.server.log;

import io.atopile.mcp.tool.DefectReporter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;

/** Writes defects to the server's own log; the logger is loaded only if there is something to write. */
public final class LoggingDefectReporter implements DefectReporter {

    @Override
    public String report(String tool, Throwable defect) {
        var reference = "e_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LoggerFactory.getLogger(LoggingDefectReporter.class).error("{} in {}", reference, tool, defect);
        return reference;
    }
}
