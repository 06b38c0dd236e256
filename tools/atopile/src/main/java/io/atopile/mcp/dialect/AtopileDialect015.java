package io.atopile.mcp.dialect;

import static io.atopile.mcp.dialect.LogPatterns.Field.MESSAGE;
import static io.atopile.mcp.dialect.LogPatterns.Field.TITLE;
import static java.util.Map.entry;

import io.atopile.mcp.dialect.LogPatterns.DeprecatedForm;
import io.atopile.mcp.dialect.LogPatterns.ErrorRule;
import io.atopile.mcp.dialect.LogPatterns.GrammarMessage;
import io.atopile.mcp.process.ScriptResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** atopile 0.15. */
class AtopileDialect015 implements AtopileDialect {

    private static final ArtifactNames ARTIFACTS = new ArtifactNames(
            "builds",
            "backups",
            "build/cache/parts/easyeda",
            ".bom.json",
            ".bom.csv",
            List.of(".pick_and_place.csv", ".jlcpcb_pick_and_place.csv"),
            List.of(".variables.ato.json", ".variables.json"),
            ".power_tree.ato.json",
            Pattern.compile("\"build_id\"\\s*:\\s*\"([0-9a-f]+)\""));

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            entry("CI", "1"),
            entry("ATO_NON_INTERACTIVE", "1"),
            entry("NO_COLOR", "1"),
            entry("COLUMNS", "200"),
            entry("PYTHONUNBUFFERED", "1"),
            entry("PYTHONUTF8", "1"),
            entry("PYTHONDONTWRITEBYTECODE", "1"),
            entry("PYTHONSAFEPATH", "1"),
            entry("PYTHONNOUSERSITE", "1"),
            entry("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring"),
            entry("LC_ALL", "C.UTF-8"));

    private static final String SYNTAX_ERROR = "Syntax Error";

    private static final String BOARD_PROBLEM = "^\\w+ in kicad\\.pcb\\.\\w+ ";

    private static final List<ErrorRule> ERRORS = List.of(
            new ErrorRule("syntax_error", TITLE, "^" + SYNTAX_ERROR + "\\z"),
            new ErrorRule("circular_import", MESSAGE, "^Circular import detected"),
            new ErrorRule("circular_inheritance", MESSAGE, "^Circular inheritance detected"),
            new ErrorRule("duplicate_name", MESSAGE, "^(Redefining `|(Symbol|Field) `[^`]*` (is )?already defined|Loop variable `[^`]*` conflicts)"),
            new ErrorRule("unknown_import", TITLE, "^ImportError\\z"),
            new ErrorRule(
                    "unknown_import",
                    MESSAGE,
                    "^(Unable to resolve import|Standard library import not found|Module '.*' not found in '|Symbol `[^`]*` not found in |`[^`]*` is an internal module)"),
            new ErrorRule("unknown_name", TITLE, "^UndefinedSymbolError\\z"),
            new ErrorRule("unknown_name", MESSAGE, "^(Symbol `[^`]*` is not defined|Parent type `[^`]*` not found)"),
            new ErrorRule("incompatible_units", MESSAGE, "incompatible units|not commensurable"),
            new ErrorRule("bad_unit", MESSAGE, "^Unit not found"),
            new ErrorRule("not_bridgeable", MESSAGE, "`can_bridge` trait not found"),
            new ErrorRule("incompatible_connection", TITLE, "Incompatible Interface Connection"),
            new ErrorRule("contradiction", MESSAGE, "^(Post-pick verification failed.*)?Contradiction"),
            new ErrorRule("unsolvable_constraints", MESSAGE, "^Unable to solve constraints"),
            new ErrorRule("exact_value", MESSAGE, "is assigned to an exact value"),
            new ErrorRule("chained_comparison", MESSAGE, "^Assert statement must have exactly one comparison"),
            new ErrorRule("invalid_value", MESSAGE, "^Invalid (package|value|LCSC part number)"),
            new ErrorRule("reversed_range", MESSAGE, "^Invalid interval"),
            new ErrorRule("bad_pragma", MESSAGE, "^(Malformed pragma|Pragma function not recognized|Experiment not recognized|Experiment pragma takes)"),
            new ErrorRule("missing_designator", MESSAGE, "has no designator"),
            new ErrorRule("missing_kicad", MESSAGE, "kicad-cli not found"),
            new ErrorRule("unsupported_board", MESSAGE, BOARD_PROBLEM),
            new ErrorRule("kicad_failed", MESSAGE, "^Failed to generate .*: Failed to (?:export|generate) "),
            new ErrorRule("dependency_unavailable", MESSAGE, " ato\\.yaml are not installed"),
            new ErrorRule("missing_pick", TITLE, "^(Pick Error|Sign-in required)\\z"),
            new ErrorRule("missing_pick", MESSAGE, "requires sign-in|^Fetching component data failed|^: [45][0-9][0-9] "),
            new ErrorRule("unknown_entry", MESSAGE, "^Entry point |The entry you have specified does not exist"),
            new ErrorRule("unknown_field", MESSAGE, "^Field .*(could not be resolved|is not defined in scope)"),
            new ErrorRule("unwritable_project", MESSAGE, "^\\[Errno (?:13|30)\\] "),
            new ErrorRule("unknown_output", MESSAGE, "^Target .*not recognized"));

    private static final List<ErrorRule> WARNINGS = List.of(
            new ErrorRule("component_not_placed", MESSAGE, "No pickers and no footprint for "),
            new ErrorRule("no_nets", MESSAGE, "^No nets found"),
            new ErrorRule("no_parts", MESSAGE, "^No nodes with part picked found"),
            new ErrorRule("rail_conflict", MESSAGE, "^Bidirectional ElectricalPower"),
            new ErrorRule("stackup_changed", MESSAGE, "^(Copper finish|Soldermask color) "),
            new ErrorRule("part_file_changed", MESSAGE, "^(Updating (cached|library part) |Removing unmanaged footprint library)"),
            new ErrorRule("stale_net", MESSAGE, "^(Net '.*' referenced by pads but not defined|KiCad net '.*' is already bound)"),
            new ErrorRule("deprecated", MESSAGE, "is deprecated"));

    private static final List<DeprecatedForm> DEPRECATED = List.of(
            new DeprecatedForm("^`assert x is <literal>` is deprecated", "^\\s*assert [\\w.\\[\\] ]+ is [+-]?\\d(?:\\+/-|[^*/()#])*(?:#.*)?$"),
            new DeprecatedForm("^Multiple imports on one line is deprecated", "^\\s*(?:from\\s*\\S+\\s*)?import\\s+\\w+\\s*,"),
            new DeprecatedForm("^'(\\w+)' is deprecated", "^\\s*trait\\s+%s\\b"));

    private static final List<GrammarMessage> GRAMMAR = List.of(
            new GrammarMessage("inconsistent dedent", "This line is indented less than its block but more than the enclosing block."),
            new GrammarMessage("inconsistent use of tabs", "The indentation mixes tabs and spaces."),
            new GrammarMessage("input '<INDENT>'", "This line is indented further than the lines around it."),
            new GrammarMessage("missing INDENT|expecting INDENT", "The lines of a block must be indented."),
            new GrammarMessage("Cannot assign type reference.*new (\\w+)", "`%s` is a type; an instance of it is created with `new`."),
            new GrammarMessage("mismatched input '\\\\n' expecting \\{'from', ':'\\}", "The header of a block must end with `:`."),
            new GrammarMessage("extraneous input '(.+?)' expecting", "`%s` is not allowed here."),
            new GrammarMessage("mismatched input '(\\S.*?)' expecting", "`%s` can't follow here."),
            new GrammarMessage("mismatched input '\\s*' expecting|mismatched input '\\\\n' expecting", "The line ends too early."),
            new GrammarMessage("no viable alternative at input '(.+?)'", "A statement can't begin with `%s`."),
            new GrammarMessage("missing (.+?) at '", "%s is missing here."),
            new GrammarMessage("token recognition error at: '(.+?)'", "`%s` is not valid here."));

    private static final String PROBLEM = "(?:extraneous input|mismatched input|no viable alternative|missing |token recognition error)";

    private static final Map<MessagePattern, Pattern> PATTERNS = Map.ofEntries(
            toEntry(MessagePattern.UNKNOWN_LIBRARY_NAME, "Standard library import not found: `?([\\w.]+)"),
            toEntry(MessagePattern.UNKNOWN_IMPORT_PATH, "Unable to resolve import `([^`]+)`"),
            toEntry(MessagePattern.UNKNOWN_NAME_IN_FILE, "Module '(\\w+)' not found in "),
            toEntry(MessagePattern.UNDEFINED_SYMBOL, "(?:Symbol `(?=\\w+` is not defined)|Parent type `(?=\\w+` not found))(\\w+)"),
            toEntry(MessagePattern.SUGGESTED_IMPORT, "Add `(import \\w+)`"),
            toEntry(MessagePattern.UNKNOWN_FIELD, "Field `([^`]+?)(?:\\.can_be_operand)?` (?:could not be resolved|is not defined in scope)"),
            toEntry(MessagePattern.DUPLICATE_NAME, "^(?:Redefining|Symbol|Field|Loop variable) `([^`]+)`"),
            toEntry(MessagePattern.INVALID_VALUE, "^Invalid (?:package: |value: |LCSC part number )[`']?([^`'\\s]+)"),
            toEntry(MessagePattern.VALID_VALUES, "(?s)(?:Valid packages are:\\s*|Valid values: )(.*)"),
            toEntry(MessagePattern.NAMED_PARAMETER, "(?:`| - )\\w+(?:\\|\\w+)?\\.([\\w.\\[\\]|]*?\\w(?:\\[\\d+\\])*?)(?:\\.is_parameter)?(?:\\|\\w+)?(?=`|[\\s⁺]|\\[\\D)"),
            toEntry(MessagePattern.CIRCULAR_CONSTRAINTS, "(?i)(circular dependency)"),
            toEntry(MessagePattern.MANIFEST_ERROR, "^[\\s|]*atopile\\.errors\\.UserConfigurationError: (.+)"),
            toEntry(MessagePattern.MANIFEST_FIELD, ": `([\\w.\\[\\]-]+)`\\z"),
            toEntry(MessagePattern.UNKNOWN_OUTPUT, "Target `?'?([^`']+)'?`? not recognized"),
            toEntry(MessagePattern.UNKNOWN_UNIT, "Unit not found: (\\S+?)\\.?(?: Did you mean|$|\\s)"),
            toEntry(MessagePattern.SUGGESTED_UNITS, "Did you mean: (.+?)\\?"),
            toEntry(MessagePattern.CONTRADICTORY_PARAMETER, "Parameter: `?\\w+\\.([\\w.\\[\\]]+?)(?:\\.is_parameter)?(?![\\w.\\[\\]])"),
            toEntry(MessagePattern.SIGN_IN_REQUIRED, "(requires sign-in)"),
            toEntry(MessagePattern.PICKING_SERVICE_FAILURE, "(^Fetching component data failed|^: [45][0-9][0-9] |EasyEDA API is unavailable)"),
            toEntry(MessagePattern.TYPE_WITHOUT_NEW, "(?s)Cannot assign type reference.*new (\\w+)"),
            toEntry(MessagePattern.BOARD_LINE, BOARD_PROBLEM + "field '[^']*' at (\\d+):"),
            toEntry(MessagePattern.SKIPPED_OUTPUT, "(?s)^Skipping target .*? because (.*)"),
            toEntry(MessagePattern.COMPONENT_WITHOUT_FOOTPRINT, "No pickers and no footprint for (\\S+?)\\.(?:\\s|$)"),
            toEntry(MessagePattern.LAST_WORDS, "^[\\s|]*(?:[A-Za-z_]\\w*\\.)*[A-Za-z_]\\w*(?:Error|Exception|Interrupt)(?:: (.+))?\\z"),
            toEntry(MessagePattern.CONSOLE_NOISE, "^(\\d\\d:\\d\\d:\\d\\d\\.\\d+ .*|WARNING: Config flag.*|[│╭╰❱┏┃┡└├─].*|\\s*|Exception\\s*)\\z"),
            toEntry(MessagePattern.SYNTAX_PROBLEM, "^" + PROBLEM),
            toEntry(MessagePattern.IMPORTED_SYNTAX_PROBLEM, "^Import resolution: " + PROBLEM),
            toEntry(
                    MessagePattern.UNKNOWN_PACKAGE,
                    "(?i)package not found|version not found|release not found|no releases found|invalid package identifier"),
            toEntry(MessagePattern.INCOMPATIBLE_PACKAGE, "(?i)requires atopile|no compatible versions|does not match required version"),
            toEntry(MessagePattern.PACKAGE_CLASH, "(?i)incompatible dependency specs|cycle in dependencies"),
            toEntry(MessagePattern.MODIFIED_PACKAGE, "(?i)has local modifications"),
            toEntry(
                    MessagePattern.REGISTRY_FAILURE,
                    "ConnectError|ConnectTimeout|Could not reach|timed out|unreachable|RemoteProtocolError|ReadError|Registry error|HTTPStatusError"
                            + "|PackagesApi|JSONDecodeError"));

    private static final LogPatterns LOGS = new LogPatterns(PATTERNS, ERRORS, WARNINGS, DEPRECATED, GRAMMAR, SYNTAX_ERROR, "Ercfault ");

    private static Map.Entry<MessagePattern, Pattern> toEntry(MessagePattern pattern, String expression) {
        return entry(pattern, Pattern.compile(expression));
    }

    @Override
    public AtoVersion version() {
        return new AtoVersion(0, 15, 9);
    }

    @Override
    public BuildDatabase database() {
        return new BuildDatabase(
                "FBRK_LOG_DIR",
                "build_history.db",
                "build_logs.db",
                3,
                "select build_id as id, project_root as root, name, status, error, started_at, elapsed_seconds as elapsed, stages, total_stages"
                        + " from build_history",
                "select id, build_id as build, stage, level, message, logger_name as logger, ato_traceback as traceback from logs");
    }

    @Override
    public BuildOutputs outputs() {
        return new BuildOutputs(
                List.of(
                        "default", "all", "bom", "manifest", "variable-report", "pinout", "power-tree", "stackup", "datasheets", "mfg-data", "step", "glb",
                        "3d-image", "2d-image"),
                List.of("mfg-data", "step", "glb", "3d-image", "2d-image"),
                List.of("glb", "step", "mfg-data"),
                Set.of("default", "__default__", "build-design"),
                Set.of("all", "*"),
                List.of("glb", "mfg-data"));
    }

    @Override
    public ArtifactNames artifacts() {
        return ARTIFACTS;
    }

    @Override
    public LogPatterns logs() {
        return LOGS;
    }

    @Override
    public ManifestRules manifest() {
        return ManifestRules.OF_0_15;
    }

    @Override
    public OldNames oldNames() {
        return OldNames.OF_0_15;
    }

    @Override
    public Set<String> experiments() {
        return Set.of("BRIDGE_CONNECT", "FOR_LOOP", "TRAITS", "MODULE_TEMPLATING", "INSTANCE_TRAITS");
    }

    @Override
    public Set<String> specialMembers() {
        return Set.of(
                "required", "is_power_source", "is_power_sink", "package", "lcsc_id", "mpn", "manufacturer", "datasheet_url", "designator_prefix",
                "override_net_name", "suggest_net_name", "temperature_coefficient", "channel_type", "saturation_type", "doping_type", "operation_region",
                "fuse_type", "response_type", "layer_type", "material", "can_bridge_by_name", "has_datasheet_defined",
                "has_single_electric_reference_shared", "has_part_picked", "reference_shim", "has_single_electric_reference");
    }

    @Override
    public Set<String> libraryComponents() {
        return Set.of(
                "BJT", "Battery", "CapacitorPolarized", "Comparator", "Crystal", "Diode", "Fuse", "LED", "MOSFET", "MountingHole", "NetTie", "OpAmp", "TestPoint");
    }

    @Override
    public Map<String, String> variables() {
        return VARIABLES;
    }

    @Override
    public String readProgram(AtopileProgram program) {
        return switch (program) {
            case INTERPRETER -> read("interpreter.py");
            case LANGUAGE_SERVER -> read("language.py");
            case GRAMMAR -> read("grammar.py");
            case MODULES -> read("modules.py");
            case DESIGN -> read("design.py");
            case SYNC -> read("sync.py");
            case LIBRARY -> read("examples.py") + "\n" + read("describe.py");
            case KEYRING -> "import keyring,sys; sys.stdout.write(keyring.get_password('atopile.clerkOauth','default') or '')";
            case RENEWAL -> "import sys; from atopile.auth.session import get_stored_access_token as token; sys.stdout.write(token() or '')";
        };
    }

    private static String read(String name) {
        return ScriptResource.read(AtopileDialect015.class, "0.15/" + name);
    }

    @Override
    public List<String> buildTarget(String target, List<String> include, List<String> exclude, boolean frozen) {
        var arguments = new ArrayList<>(List.of("build", "--build", target));
        include.forEach(output -> arguments.addAll(List.of("--target", output)));
        exclude.forEach(output -> arguments.addAll(List.of("--exclude-target", output)));
        if (frozen) {
            arguments.add("--frozen");
        }
        return arguments;
    }

    @Override
    public List<String> createPart(String number, Path folder) {
        return List.of("create", "part", "--search", number, "--accept-single", "--project-dir", folder.toString());
    }
}
