package io.atopile.mcp.tool;

/** Takes what only a bug can cause, so that it reaches whoever runs the server and never the caller. */
public interface DefectReporter {

    /** Returns the reference by which the report can be found again; it is all the caller is told. */
    String report(String tool, Throwable defect);
}
