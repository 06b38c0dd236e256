package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.tool.Toolset;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All setting keys, in display order. */
final class SettingKeys {

    private static final SettingType TEXT = new SettingType.Text("a string", text -> !text.isBlank());
    private static final SettingType ADDRESS = new SettingType.Text("an http or https URL without user, password, ? or #", SettingKeys::isPlainAddress);
    private static final SettingType VARIABLE = new SettingType.Text("the name of an environment variable, not a key itself", SettingType.VARIABLE_NAME.asMatchPredicate());
    private static final SettingType EXTENSIONS =
            new SettingType.Texts("a list of file extensions in lower case, without the dot", Pattern.compile("[a-z0-9_+-]{1,32}").asMatchPredicate(), true);
    private static final SettingType NAMES = new SettingType.Texts("a list of tool names", Pattern.compile("[a-z0-9_-]{1,64}").asMatchPredicate(), true);
    private static final SettingType FOLDERS = new SettingType.Texts("a list of directories, each starting with / or ~/", SettingKeys::isPath, true);
    private static final SettingType FOLDERS_BELOW_HOME = new SettingType.Texts(
            "a list of directories, each starting with / or ~/; none may be or contain the home directory",
            text -> isPath(text) && !AgentSettingsFactory.home().startsWith(AgentSettingsFactory.resolveDirectory(text)),
            true);
    private static final SettingType AMOUNT = new SettingType.Figure("a number from 0 to 1,000,000", 0, 1_000_000, false);

    private static final List<SettingKey> ALL = new ArrayList<>();

    private static final SettingType SWITCH = new SettingType.Switch();
    private static final SettingType PAIRS = new SettingType.Pairs(false);
    private static final SettingType COUNT = SettingType.createWhole(1, 1_000_000);
    private static final SettingType RETRIES = SettingType.createWhole(0, 20);
    private static final SettingType SECONDS = SettingType.createWhole(1, 86_400);
    private static final SettingType MODES = new SettingType.Choice(listNames(Mode.values()));
    private static final SettingType TOOLSETS = SettingType.createSeveral(Stream.concat(listNames(Toolset.values()).stream(), Stream.of(Toolset.ALL)).toList());

    static final String AUTOMATIC = "auto";

    static final SettingKey PROFILE = registerKey("profile", TEXT, "", "The settings profile, a table `[profiles.NAME]` of these keys, to apply on top of the base settings.");
    static final SettingKey MODEL = registerKey("model", TEXT, "", "Model ID as the provider names it. Required for agent runs.");
    static final SettingKey EFFORT = registerKey("effort", TEXT, "", "Reasoning effort: low, medium, high, or another value that the provider supports.");
    static final SettingKey VERBOSITY = registerKey("verbosity", TEXT, "", "Length of the model's answers: low, medium, high.");
    static final SettingKey CONTEXT_WINDOW = registerKey("context_window", SettingType.createWhole(4_000, 10_000_000), "272000", "Size of the model's context window in tokens.");
    static final SettingKey TRUST = registerKey("trust", FOLDERS, "", "Directories whose projects are trusted: their skills, AGENTS.md and Python are used. Change it with `atopile-mcp trust`.");

    static final SettingKey PROVIDER_KIND = registerKey("provider.kind", new SettingType.Choice(listNames(ProviderSettings.Kind.values())), "openai", "The model provider; it determines the defaults of the other provider keys.");
    static final SettingKey PROVIDER_NAME = registerKey("provider.name", TEXT, "", "Display name of the provider.");
    static final SettingKey WIRE = registerKey("provider.wire", new SettingType.Choice(listNames(ProviderSettings.Wire.values())), "", "The API through which it is asked: Responses, Chat Completions, Anthropic's Messages, or Gemini's. Default: messages for anthropic, gemini for gemini, chat for deepseek and openrouter, responses for the others.");
    static final SettingKey BASE_URL = registerKey("provider.base_url", ADDRESS, "", "Base URL of the provider's API, the parent of `models` and of `responses`, `chat/completions` or `messages`.");
    static final SettingKey KEY_ENV = registerKey("provider.key_env", VARIABLE, "", "Environment variable that contains the API key. Default: `OPENAI_API_KEY` for openai, `ANTHROPIC_API_KEY` for anthropic, `GEMINI_API_KEY` for gemini, `DEEPSEEK_API_KEY` for deepseek, `OPENROUTER_API_KEY` for openrouter, none for the others.");
    static final SettingKey HEADERS = registerKey("provider.headers", PAIRS, "", "HTTP headers to send with every request.");
    static final SettingKey HEADERS_ENV = registerKey("provider.headers_env", new SettingType.Pairs(true), "", "HTTP headers to send whose values come from environment variables.");
    static final SettingKey QUERY = registerKey("provider.query", PAIRS, "", "Query parameters to add to every request URL.");
    static final SettingKey REQUEST_RETRIES = registerKey("provider.request_retries", RETRIES, "4", "Maximum retries of a failed request.");
    static final SettingKey STREAM_RETRIES = registerKey("provider.stream_retries", RETRIES, "5", "Maximum retries after a streaming response breaks off.");
    static final SettingKey IDLE_TIMEOUT = registerKey("provider.idle_timeout_seconds", SECONDS, "300", "Idle timeout of a streaming response, in seconds.");
    static final SettingKey KEEPS_STATE = registerKey("provider.keeps_state", SWITCH, "false", "Whether the provider stores conversations, so that only new items are sent.");

    static final SettingKey PRICE_INPUT = registerKey("prices.input", AMOUNT, "", "Price of one million input tokens.");
    static final SettingKey PRICE_CACHED = registerKey("prices.cached_input", AMOUNT, "", "Price of one million cached input tokens. Default: `prices.input`.");
    static final SettingKey PRICE_OUTPUT = registerKey("prices.output", AMOUNT, "", "Price of one million output tokens.");
    static final SettingKey CURRENCY = registerKey("prices.currency", TEXT, "USD", "Currency of the prices.");

    static final SettingKey SERVER_POLICY = registerKey("server.policy", MODES, "auto", ProjectOverride.STRICTER, "What clients' calls may do without a person's approval; same as the option `--policy`.");
    static final SettingKey SERVER_TOOLSETS = registerKey("server.toolsets", TOOLSETS, Toolset.DEFAULT.toString(), ProjectOverride.FEWER, "Toolsets whose tools are listed to clients; same as the option `--toolsets`. With `default`, the tools of all others can be called through `tools_find`, `tools_read` and `tools_call`.");
    static final SettingKey READ_ONLY = registerKey("server.read_only", SWITCH, "false", ProjectOverride.SWITCH_ON, "Offer only tools that change nothing; same as the option `--read-only`.");

    static final SettingKey SANDBOX_MODE = registerKey("sandbox.mode", new SettingType.Choice(listNames(SandboxMode.values())), "workspace-write", ProjectOverride.STRICTER, "How child processes that can run a project's code are confined: read-only refuses builds, workspace-write allows them to write what they need, danger-full-access runs child processes without a sandbox, including builds with Python of untrusted projects; same as the option `--sandbox`.");
    static final SettingKey SANDBOX_WRITABLE = registerKey("sandbox.writable", FOLDERS_BELOW_HOME, "", "Directories that builds may write to in addition to the project.");
    static final SettingKey SANDBOX_NETWORK = registerKey("sandbox.network", new SettingType.Choice(listNames(NetworkAccess.values())), "", ProjectOverride.STRICTER, "Network access of builds. Default: `services` for users signed in to atopile, otherwise `none`.");
    static final SettingKey SANDBOX_KIND = registerKey("sandbox.kind", new SettingType.Choice(sandboxKinds()), AUTOMATIC, "Sandbox mechanism; naming one that doesn't work on this machine is an error. `auto` selects the strongest that works. With `none`, child processes are not confined and Python of untrusted projects is not run.");
    static final SettingKey WARM = registerKey("builds.warm_interpreter", SWITCH, "true", "Whether builds run in forks of a Python process that has imported atopile, which makes them several times faster. With `false`, each build starts `ato`.");
    static final SettingKey FILE_EXTENSIONS = registerKey("files.extensions", EXTENSIONS, "", "Additional extensions of files that may be written without a person's approval, such as `\"yaml\"`; files with names that other programs obey still need it.");

    static final SettingKey RUNS_POLICY = registerKey("runs.policy", MODES, "auto_safe", ProjectOverride.STRICTER, "What a run may do without a person's approval.");
    static final SettingKey KEEP_DAYS = registerKey("runs.keep_days", SettingType.createWhole(0, 36_500), "90", "How many days after its end pruning keeps a run.");
    static final SettingKey KEEP_COUNT = registerKey("runs.keep_count", SettingType.createWhole(0, 1_000_000), "1000", "How many of the latest runs pruning keeps.");

    static final SettingKey TOOLS_ALLOW = registerKey("tools.allow", NAMES, "", "Tools that a run may call without asking, whatever the policy.");
    static final SettingKey TOOLS_ASK = registerKey("tools.ask", NAMES, "", ProjectOverride.ADD, "Tools for which a run always asks, whatever the policy.");
    static final SettingKey TOOLS_DENY = registerKey("tools.deny", NAMES, "", ProjectOverride.ADD, "Tools that a run never calls.");

    static final SettingKey APPROVAL_SECONDS = registerKey("approvals.seconds", SECONDS, "300", "How many seconds a person has to answer. No answer counts as a denial.");
    static final SettingKey BY_CALLING_MODEL = registerKey("approvals.by_calling_model", SWITCH, "false", ProjectOverride.SWITCH_OFF, "Whether the model that started a run may approve the run's actions.");

    static final SettingKey TOOL_CALLS = registerBudget("budgets.tool_calls", COUNT, "100", "Maximum number of tool calls of a run.");
    static final SettingKey MINUTES = registerBudget("budgets.minutes", SettingType.createWhole(1, 10_080), "30", "Maximum working time of a run, in minutes, not counting the time spent waiting for a person.");
    static final SettingKey TOKENS = registerBudget("budgets.tokens", SettingType.createWhole(1, 10_000_000_000L), "2000000", "Maximum number of tokens of a run, input and output together.");
    static final SettingKey MONEY = registerBudget("budgets.money", AMOUNT, "", "Maximum cost of a run, in the currency of the prices.");
    static final SettingKey TOOL_SECONDS = registerBudget("budgets.tool_seconds", SECONDS, "900", "Timeout of one tool call, in seconds.");
    static final SettingKey IDENTICAL_CALLS = registerBudget("budgets.identical_calls", COUNT, "5", "Maximum number of identical calls in a row.");
    static final SettingKey STEPS_WITHOUT_PROGRESS = registerBudget("budgets.steps_without_progress", COUNT, "20", "Maximum number of consecutive steps that change nothing and find nothing new.");

    private static final Map<AgentFeature, SettingKey> FEATURES = features();

    private SettingKeys() {}

    static List<SettingKey> all() {
        return List.copyOf(ALL);
    }

    static SettingKey of(AgentFeature feature) {
        return Optional.ofNullable(FEATURES.get(feature)).orElseThrow();
    }

    static Optional<SettingKey> findKey(String name) {
        return ALL.stream().filter(key -> key.name().equals(name)).findAny();
    }

    /** Returns whether a name is that of a table of keys. */
    static boolean isTable(String name) {
        return ALL.stream().anyMatch(key -> key.name().startsWith(name + "."));
    }

    private static Map<AgentFeature, SettingKey> features() {
        var keys = new EnumMap<AgentFeature, SettingKey>(AgentFeature.class);
        for (var feature : AgentFeature.values()) {
            keys.put(feature, registerKey("features." + feature, SWITCH, String.valueOf(feature.isEnabledByDefault()), ProjectOverride.SWITCH_OFF, feature.summary()));
        }
        return keys;
    }

    private static SettingKey registerBudget(String name, SettingType kind, String preset, String meaning) {
        return registerKey(name, kind, preset, ProjectOverride.LOWER, meaning);
    }

    private static SettingKey registerKey(String name, SettingType kind, String preset, String meaning) {
        return registerKey(name, kind, preset, ProjectOverride.NOTHING, meaning);
    }

    private static SettingKey registerKey(String name, SettingType kind, String preset, ProjectOverride inProject, String meaning) {
        var key = new SettingKey(name, kind, preset.isEmpty() ? Optional.empty() : kind.read(preset), inProject, meaning);
        ALL.add(key);
        return key;
    }

    private static List<String> sandboxKinds() {
        return Stream.concat(Stream.of(AUTOMATIC), listNames(SandboxKind.values()).stream()).toList();
    }

    private static List<String> listNames(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Enum::toString).toList();
    }

    private static boolean isPath(String text) {
        return (text.startsWith("/") || text.startsWith("~/")) && text.indexOf('\0') < 0;
    }

    private static boolean isPlainAddress(String text) {
        try {
            var address = new URI(text);
            return List.of("http", "https").contains(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
