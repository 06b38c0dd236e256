package io.atopile.mcp.conformance.attack;

import io.atopile.mcp.tool.Json;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the attack suite.
 *
 * @param arguments as JSON with single quotes; {@code project} is added
 */
record AttackCall(String tool, String project, String arguments) {

    /** The calls in order: first those that only read, then those that build, write and install. */
    static List<AttackCall> all() {
        return Stream.of(files(), designs(), catalogs(), reports(), building(), writing(), installing(), agents()).flatMap(calls -> calls).toList();
    }

    /** The first call of each tool. */
    static List<AttackCall> once() {
        var tools = new HashSet<String>();
        return all().stream().filter(call -> tools.add(call.tool())).toList();
    }

    ObjectNode node() {
        var node = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        return project.isEmpty() ? node : node.put("project", project);
    }

    private static Stream<AttackCall> files() {
        return Stream.of(
                of("workspace_list_targets", "", "{}"),
                of("project_list_files", "links", "{'path': 'away'}"),
                of("project_list_files", "links", "{}"),
                of("project_search", "links", "{'query': 'canary'}"),
                of("project_search", "python", "{'query': 'canary'}"),
                of("project_read_file", "links", "{'path': 'notes.md'}"),
                of("project_read_file", "links", "{'path': 'chain/secret.txt'}"),
                of("project_read_file", "links", "{'path': '../../outside/secret.txt'}"));
    }

    private static Stream<AttackCall> designs() {
        return Stream.of(
                of("design_check", "python", "{'path': 'uses.ato'}"),
                of("design_check", "python", "{}"),
                of("design_check", "links", "{'path': 'leak.ato'}"),
                of("design_lookup", "python", "{'path': 'uses.ato', 'kind': 'hover', 'name': 'Part'}"),
                of("design_modules", "python", "{'target': 'uses'}"),
                of("design_modules", "python", "{}"),
                of("design_modules", "python", "{'target': 'entry'}"),
                of("design_modules", "links", "{'target': 'above'}"),
                of("design_verify", "python", "{'target': 'uses'}"),
                of("design_verify", "python", "{}"),
                of("design_verify", "python", "{'target': 'entry'}"),
                of("design_verify", "links", "{'target': 'above'}"),
                of("design_overview", "python", "{}"),
                of("design_overview", "links", "{}"),
                of("design_diagnostics", "python", "{}"),
                of("design_diagnostics", "links", "{}"),
                of("design_compare", "repository", "{}"));
    }

    private static Stream<AttackCall> catalogs() {
        return Stream.of(
                of("stdlib_list", "", "{}"),
                of("stdlib_get_item", "", "{'name': 'Resistor'}"),
                of("parts_search", "", "{'query': '10k 0603'}"),
                of("parts_search_online", "python", "{'query': 'LM358'}"),
                of("parts_get", "", "{'id': 'generic:resistor/10k/0603'}"),
                of("parts_alternatives", "", "{'id': 'generic:resistor/10k/0603'}"),
                of("parts_datasheet", "", "{'id': 'kicad:Regulator_Linear:AMS1117-3.3'}"),
                of("packages_search", "python", "{'query': 'divider'}"),
                of("packages_get", "python", "{'identifier': 'acme/divider'}"),
                of("tools_find", "texts", "{'query': 'nets'}"),
                of("tools_read", "links", "{'tool': 'project_read_file', 'arguments': {'path': 'notes.md'}}"),
                of("tools_read", "python", "{'tool': 'design_modules', 'arguments': {'target': 'uses'}}"),
                of("skills_list", "texts", "{}"),
                of("skills_load", "texts", "{'name': 'steal'}"));
    }

    private static Stream<AttackCall> reports() {
        return Stream.of("links", "texts").flatMap(project -> Stream.of(
                of("report_bom", project, "{}"),
                of("report_variables", project, "{}"),
                of("report_nets", project, "{}"),
                of("report_power_tree", project, "{}"),
                of("report_artifacts", project, "{}"),
                of("manufacturing_summary", project, "{}"),
                of("layout_get_component_position", project, "{}"),
                of("layout_run_drc", project, "{}"),
                of("layout_render", project, "{}")));
    }

    private static Stream<AttackCall> building() {
        return Stream.of(
                of("build_run", "python", "{'target': 'uses', 'wait_seconds': 50}"),
                of("build_run", "python", "{'wait_seconds': 50}"),
                of("build_run", "python", "{'target': 'entry', 'wait_seconds': 50}"),
                of("build_run", "links", "{'target': 'leak', 'wait_seconds': 50}"),
                of("build_run", "links", "{'target': 'outside', 'wait_seconds': 50}"),
                of("build_list", "python", "{}"),
                of("build_status", "", "{'build_id': 'none'}"),
                of("build_logs", "", "{'build_id': 'none'}"),
                of("build_explain", "links", "{'target': 'leak'}"),
                of("build_cancel", "", "{'build_id': 'none'}"),
                of("manufacturing_generate", "python", "{'target': 'uses', 'wait_seconds': 50}"),
                of("skill_run", "python", "{'name': 'diagnose_build_failure', 'input': {'target': 'uses'}}"),
                of("skill_run", "texts", "{'name': 'steal'}"),
                of("tools_call", "python", "{'tool': 'build_run', 'arguments': {'target': 'uses', 'wait_seconds': 50}}"));
    }

    private static Stream<AttackCall> writing() {
        return Stream.of(
                of("project_create", "", "{'path': 'links/away/fresh'}"),
                of("project_upgrade", "links", "{}"),
                of("project_edit_file", "links", "{'path': 'hard.md', 'edits': [{'op': 'append', 'text': 'x'}]}"),
                of("project_create_path", "links", "{'path': 'away/new.md', 'content': 'x'}"),
                of("project_create_path", "python", "{'path': '.vscode/tasks.json', 'content': '{}'}"),
                of("project_move_path", "links", "{'path': 'divider.ato', 'new_path': 'away/b.ato'}"),
                of("project_delete_path", "links", "{'path': 'away/secret.txt'}"),
                of("project_undo_edit", "links", "{'path': 'away/secret.txt'}"),
                of("build_create", "links", "{'name': 'second', 'entry': 'away/secretpkg/secret.ato:Secret'}"),
                of("build_rename", "links", "{'name': 'outside', 'new_name': 'evil'}"),
                of("layout_set_component_position", "texts", "{'component': 'top', 'x_mm': 1}"),
                of("layout_set_board_shape", "texts", "{'width_mm': 30, 'height_mm': 20}"));
    }

    private static Stream<AttackCall> installing() {
        return Stream.of(
                of("parts_install", "links", "{'id': 'generic:resistor/10k/0603'}"),
                of("parts_install_online", "python", "{'id': 'imported:jlcpcb/C25804'}"),
                of("packages_install", "python", "{'identifier': 'acme/divider'}"),
                of("packages_remove", "links", "{'identifier': 'evil/secretpkg'}"),
                of("packages_sync", "links", "{}"),
                of("packages_create_local", "links", "{'name': 'mine'}"));
    }

    private static Stream<AttackCall> agents() {
        return Stream.of(
                of("run_agent", "texts", "{'prompt': 'What is this?', 'wait_seconds': 5}"),
                of("agent_status", "", "{'run_id': 'r_none'}"),
                of("agent_reply", "", "{'run_id': 'r_none', 'message': 'Go on.'}"),
                of("agent_cancel", "", "{'run_id': 'r_none'}"),
                of("agent_list", "", "{}"));
    }

    private static AttackCall of(String tool, String project, String arguments) {
        return new AttackCall(tool, project, arguments);
    }
}
