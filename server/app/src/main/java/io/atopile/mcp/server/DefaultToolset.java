package io.atopile.mcp.server;

import java.util.List;

/**
 * The tools that clients are shown unless the user chooses toolsets: at most 25, because clients limit how many tools they show, and models choose
 * worse among many. All others are reached through the last three.
 */
public final class DefaultToolset {

    /** Their names. {@code DefaultListingTest} bounds their number and their tokens. */
    public static final List<String> NAMES = List.of(
            "design_overview",
            "workspace_list_targets",
            "project_create",
            "project_list_files",
            "project_search",
            "project_read_file",
            "project_edit_file",
            "project_create_path",
            "project_undo_edit",
            "build_run",
            "build_status",
            "build_explain",
            "manufacturing_generate",
            "design_check",
            "design_compare",
            "report_bom",
            "stdlib_list",
            "stdlib_get_item",
            "parts_search",
            "parts_install",
            "skill_run",
            "run_agent",
            "tools_find",
            "tools_read",
            "tools_call");

    private DefaultToolset() {}
}
