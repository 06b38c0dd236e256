package io.atopile.mcp.server;

/** What a client shows its model about this server. Clients cut it: the first 240 characters carry the essentials. */
final class ServerInstructions {

    static final String TEXT =
            """
            atopile: PCB design as code (.ato source, KiCad boards). List build targets, search, read and edit project \
            files by anchored lines, run builds, read diagnostics, know what is verified, look up the standard library. \
            Start with workspace_list_targets. Read before you edit: project_edit_file takes the N:hhhh anchors that \
            project_read_file and project_search serve. A build's verdict says what is proven: verified, unverified or \
            failed; ok alone proves nothing. A build that outlasts wait_seconds goes on: poll build_status. A failure's \
            message begins FAILED: and its code tells the next move. For a whole piece of work, such as finding out why a \
            build failed or reviewing a board before it is made, skills_list has what skill_run does in one call.""";

    private ServerInstructions() {}
}
