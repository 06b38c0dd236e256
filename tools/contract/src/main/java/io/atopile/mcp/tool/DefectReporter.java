package io.atopile.mcp.tool;

/** Reports failures that only a bug can cause to the server's operator, never to the caller. */
public interface DefectReporter {

    /** Returns a reference to the report; the caller gets nothing else. */
    String report(String tool, Throwable defect);
}
