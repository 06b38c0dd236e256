package io.atopile.mcp.conformance.fault;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as the fault table calls it.
 *
 * @param good arguments with which it does its work
 * @param field one of its own fields, the required one if it has any
 * @param path the field that names a file or a folder
 * @param project whether it works on a project
 * @param ato whether it needs atopile
 */
record Subject(
        String tool,
        ObjectNode good,
        Optional<String> field,
        boolean required,
        Optional<String> path,
        boolean project,
        boolean ato) {

    static List<Subject> all() {
        return Stream.of(files(), builds(), designs(), reports(), layouts(), stdlib(), parts(), packages(), skills(), agent(), relays()).flatMap(List::stream).toList();
    }

    private static List<Subject> files() {
        return List.of(
                of("workspace_list_targets", "{}"),
                of("project_create", "{'path': 'fresh'}").field("path", true),
                of("project_upgrade", "{}").field("dry_run", false).inProject().withAto(),
                of("project_list_files", "{}").field("path", false).path("path").inProject(),
                of("project_search", "{'query': 'module'}").field("query", true).path("path").inProject(),
                of("project_read_file", "{'path': 'divider.ato'}").field("path", true).path("path").inProject(),
                of("project_edit_file", "{'path': 'divider.ato', 'edits': [{'op': 'append', 'text': '# end'}]}")
                        .field("path", true)
                        .path("path")
                        .inProject(),
                of("project_create_path", "{'path': 'new.ato', 'content': 'x'}").field("path", true).path("path").inProject(),
                of("project_move_path", "{'path': 'divider.ato', 'new_path': 'b.ato'}")
                        .field("path", true)
                        .path("new_path")
                        .inProject(),
                of("project_delete_path", "{'path': 'divider.ato'}").field("path", true).path("path").inProject(),
                of("project_undo_edit", "{'path': 'divider.ato'}").field("path", true).path("path").inProject());
    }

    private static List<Subject> builds() {
        return List.of(
                of("build_run", "{'wait_seconds': 0}").field("target", false).inProject().withAto(),
                of("build_status", "{'build_id': 'none'}").field("build_id", true),
                of("build_list", "{}").field("target", false).inProject(),
                of("build_logs", "{'build_id': 'none'}").field("build_id", true),
                of("build_explain", "{}").field("target", false).inProject(),
                of("build_cancel", "{'build_id': 'none'}").field("build_id", true),
                of("build_create", "{'name': 'second', 'entry': 'divider.ato:Divider'}").field("name", true).inProject(),
                of("build_rename", "{'name': 'default', 'new_name': 'main'}").field("name", true).inProject(),
                of("manufacturing_generate", "{'wait_seconds': 0}").field("target", false).inProject().withAto());
    }

    private static List<Subject> skills() {
        return List.of(
                of("skills_list", "{}"),
                of("skills_load", "{'name': 'select_part'}").field("name", true),
                of("skill_run", "{'name': 'select_part', 'input': {'need': '10k 0603'}}").field("name", false));
    }

    private static List<Subject> agent() {
        return List.of(
                of("run_agent", "{'prompt': 'What is this?'}").field("prompt", true),
                of("agent_status", "{'run_id': 'r_none'}").field("run_id", true),
                of("agent_reply", "{'run_id': 'r_none', 'message': 'Go on.'}").field("run_id", true),
                of("agent_cancel", "{'run_id': 'r_none'}").field("run_id", true),
                of("agent_list", "{}").field("limit", false));
    }

    private static List<Subject> relays() {
        return List.of(
                of("tools_find", "{}").field("query", false),
                of("tools_read", "{'tool': 'project_list_files'}").field("tool", true),
                of("tools_call", "{'tool': 'project_list_files'}").field("tool", true));
    }

    private static List<Subject> reports() {
        return Stream.of("report_bom", "report_variables", "report_nets", "report_power_tree", "report_artifacts", "manufacturing_summary")
                .map(tool -> of(tool, "{}").field("target", false).inProject())
                .toList();
    }

    private static List<Subject> layouts() {
        return List.of(
                of("layout_get_component_position", "{}").field("target", false).inProject(),
                of("layout_set_component_position", "{'component': 'top', 'x_mm': 1}").field("component", true).inProject(),
                of("layout_set_board_shape", "{'width_mm': 30, 'height_mm': 20}").field("target", false).inProject(),
                of("layout_run_drc", "{}").field("target", false).inProject(),
                of("layout_render", "{}").field("target", false).inProject());
    }

    private static List<Subject> designs() {
        return List.of(
                of("design_overview", "{}").field("target", false).inProject(),
                of("design_check", "{'path': 'divider.ato'}").field("path", false).path("path").inProject().withAto(),
                of("design_lookup", "{'path': 'divider.ato', 'kind': 'definition', 'name': 'Divider'}")
                        .field("path", true)
                        .path("path")
                        .inProject()
                        .withAto(),
                of("design_modules", "{}").field("target", false).inProject().withAto(),
                of("design_verify", "{}").field("target", false).inProject().withAto(),
                of("design_diagnostics", "{'files': false}").field("files", false).inProject(),
                of("design_compare", "{}").field("base", false).inProject().withAto());
    }

    private static List<Subject> stdlib() {
        return List.of(
                of("stdlib_list", "{}").field("query", false).withAto(),
                of("stdlib_get_item", "{'name': 'Resistor'}").field("name", true).withAto());
    }

    private static List<Subject> parts() {
        return List.of(
                of("parts_search", "{'query': '10k 0603'}").field("query", true),
                of("parts_search_online", "{'query': 'LM358'}").field("query", true),
                of("parts_get", "{'id': 'generic:resistor/10k/0603'}").field("id", true),
                of("parts_alternatives", "{'id': 'generic:resistor/10k/0603'}").field("id", true),
                of("parts_datasheet", "{'id': 'kicad:Regulator_Linear:AMS1117-3.3'}").field("id", true),
                of("parts_install", "{'id': 'generic:resistor/10k/0603'}").field("id", true).inProject(),
                of("parts_install_online", "{'id': 'imported:jlcpcb/C25804'}").field("id", true).inProject());
    }

    private static List<Subject> packages() {
        return List.of(
                of("packages_search", "{'query': 'divider'}").field("query", true).inProject(),
                of("packages_get", "{'identifier': 'acme/divider'}").field("identifier", true).inProject(),
                of("packages_install", "{'identifier': 'acme/divider'}").field("identifier", true).inProject().withAto(),
                of("packages_remove", "{'identifier': 'acme/divider'}").field("identifier", true).inProject(),
                of("packages_sync", "{}").inProject().withAto(),
                of("packages_create_local", "{'name': 'divider'}").field("name", true).inProject().withAto());
    }

    /** Every fault that a tool can meet. */
    Stream<Fault> faults() {
        return Stream.of(Fault.values()).filter(fault -> fault.concerns(this));
    }

    /** The good arguments with one more or another. */
    ObjectNode with(String name, String json) {
        var arguments = good.deepCopy();
        arguments.set(name, Json.mapper().readTree(json));
        return arguments;
    }

    ObjectNode without(String name) {
        var arguments = good.deepCopy();
        arguments.remove(name);
        return arguments;
    }

    private static Subject of(String tool, String good) {
        var arguments = (ObjectNode) Json.mapper().readTree(good.replace('\'', '"'));
        return new Subject(tool, arguments, Optional.empty(), false, Optional.empty(), false, false);
    }

    private Subject field(String name, boolean isRequired) {
        return new Subject(tool, good, Optional.of(name), isRequired, path, project, ato);
    }

    private Subject path(String name) {
        return new Subject(tool, good, field, required, Optional.of(name), project, ato);
    }

    private Subject inProject() {
        return new Subject(tool, good, field, required, path, true, ato);
    }

    private Subject withAto() {
        return new Subject(tool, good, field, required, path, project, true);
    }
}
