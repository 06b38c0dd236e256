package io.atopile.mcp.conformance.escape;

import io.atopile.mcp.tool.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** How each tool is called so that its arguments are valid; a tool that isn't in here fails the test. */
final class ValidCalls {

    private static final String ID = "run-0123456789ab";

    private static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("workspace_list_targets", "{}"),
            Map.entry("project_create", "{'path':'made'}"),
            Map.entry("project_upgrade", "{}"),
            Map.entry("project_list_files", "{}"),
            Map.entry("project_search", "{'query':'canary'}"),
            Map.entry("project_read_file", "{'path':'notes.md'}"),
            Map.entry("project_edit_file", "{'path':'notes.md','rev':'00000000','edits':[{'op':'replace','anchor':'1:0000','text':'x'}]}"),
            Map.entry("project_create_path", "{'path':'notes.md','content':'x'}"),
            Map.entry("project_move_path", "{'path':'absent.md','new_path':'other.md'}"),
            Map.entry("project_delete_path", "{'path':'absent.md'}"),
            Map.entry("project_undo_edit", "{'path':'absent.md'}"),
            Map.entry("build_run", "{'wait_seconds':0}"),
            Map.entry("build_status", "{'build_id':'none'}"),
            Map.entry("build_cancel", "{'build_id':'none'}"),
            Map.entry("build_list", "{}"),
            Map.entry("build_logs", "{'build_id':'none'}"),
            Map.entry("build_explain", "{}"),
            Map.entry("build_create", "{'name':'second','entry':'absent.ato:App'}"),
            Map.entry("build_rename", "{'name':'none','new_name':'other'}"),
            Map.entry("manufacturing_generate", "{'wait_seconds':0}"),
            Map.entry("manufacturing_summary", "{}"),
            Map.entry("design_overview", "{}"),
            Map.entry("design_check", "{}"),
            Map.entry("design_lookup", "{'path':'main.ato','kind':'hover','line':1,'column':1}"),
            Map.entry("design_modules", "{}"),
            Map.entry("design_verify", "{}"),
            Map.entry("design_diagnostics", "{}"),
            Map.entry("design_compare", "{}"),
            Map.entry("report_artifacts", "{}"),
            Map.entry("report_bom", "{}"),
            Map.entry("report_nets", "{}"),
            Map.entry("report_power_tree", "{}"),
            Map.entry("report_variables", "{}"),
            Map.entry("layout_get_component_position", "{}"),
            Map.entry("layout_set_component_position", "{'component':'r1','x_mm':1}"),
            Map.entry("layout_set_board_shape", "{'width_mm':10,'height_mm':10}"),
            Map.entry("layout_render", "{}"),
            Map.entry("layout_run_drc", "{}"),
            Map.entry("stdlib_list", "{}"),
            Map.entry("stdlib_get_item", "{'name':'Resistor'}"),
            Map.entry("parts_search", "{'query':'10k'}"),
            Map.entry("parts_get", "{'id':'parts/x/x.ato'}"),
            Map.entry("parts_alternatives", "{'id':'parts/x/x.ato'}"),
            Map.entry("parts_datasheet", "{'id':'parts/x/x.ato'}"),
            Map.entry("parts_install", "{'id':'parts/x/x.ato'}"),
            Map.entry("parts_search_online", "{'query':'10k'}"),
            Map.entry("parts_install_online", "{'id':'C1'}"),
            Map.entry("packages_search", "{'query':'x'}"),
            Map.entry("packages_get", "{'identifier':'a/b'}"),
            Map.entry("packages_install", "{'identifier':'a/b'}"),
            Map.entry("packages_remove", "{'identifier':'a/b'}"),
            Map.entry("packages_sync", "{}"),
            Map.entry("packages_create_local", "{'name':'mine'}"),
            Map.entry("tools_find", "{'query':'nets'}"),
            Map.entry("tools_read", "{'tool':'project_read_file','arguments':{'path':'notes.md'}}"),
            Map.entry("tools_call", "{'tool':'project_read_file','arguments':{'path':'notes.md'}}"),
            Map.entry("skills_list", "{}"),
            Map.entry("skills_load", "{'name':'none'}"),
            Map.entry("skill_run", "{'name':'none','dry_run':true,'wait_seconds':0}"),
            Map.entry("run_agent", "{'prompt':'x','wait_seconds':0}"),
            Map.entry("agent_status", "{'run_id':'" + ID + "'}"),
            Map.entry("agent_list", "{}"),
            Map.entry("agent_reply", "{'run_id':'" + ID + "','wait_seconds':0}"),
            Map.entry("agent_cancel", "{'run_id':'" + ID + "'}")));

    private ValidCalls() {}

    static java.util.Set<String> tools() {
        return ALL.keySet();
    }

    static ObjectNode of(String tool) {
        return (ObjectNode) Json.mapper().readTree(ALL.getOrDefault(tool, "{}").replace('\'', '"'));
    }
}
