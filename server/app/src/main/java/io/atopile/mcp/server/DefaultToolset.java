package io.atopile.mcp.server;

import java.util.List;
import java.util.Set;

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

    /** What a run is told at its start, or rarely needs in its own project: it finds these tools like the unlisted ones. */
    private static final Set<String> NOT_LISTED_IN_RUNS =
            Set.of("design_overview", "workspace_list_targets", "project_create", "manufacturing_generate", "design_compare", "skill_run", "run_agent");

    /** The tools that the model of a run is shown. {@code FirstQuestionTest} bounds their tokens with those of its first question. */
    public static final List<String> RUN_NAMES = NAMES.stream().filter(name -> !NOT_LISTED_IN_RUNS.contains(name)).toList();

    private DefaultToolset() {}
}
