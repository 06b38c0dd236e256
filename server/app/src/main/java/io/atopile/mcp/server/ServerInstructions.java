package io.atopile.mcp.server;

/** The text about this server that a client shows its model. Clients cut it: the first 240 characters carry the essentials. */
final class ServerInstructions {

    static final String TEXT =
            """
            atopile: PCB design as code (.ato source, KiCad boards). List build targets, search, read and edit project \
            files by anchored lines, run builds, read diagnostics, see what is verified, look up the standard library. \
            Start with workspace_list_targets. Read before you edit: project_edit_file takes the N:hhhh anchors that \
            project_read_file and project_search return. A build's verdict says what is proven: verified, unverified or \
            failed; ok alone proves nothing. design_verify decides assertions without a build. A build that outlasts wait_seconds continues: poll build_status. A failure's \
            message begins FAILED: and its code says what to do next. For a complete task, such as finding out why a build \
            failed or reviewing a board before it is manufactured, skills_list lists the skills that skill_run runs in one call.""";

    private ServerInstructions() {}
}
