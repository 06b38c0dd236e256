package io.atopile.mcp.server.settings;

import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.project.SandboxSettings;
import java.util.List;

/** How the settings were found. */
public sealed interface SettingsReadResult {

    /** What clients may see and do. */
    ServerSettings server();

    /** How child processes are confined. */
    SandboxSettings sandbox();

    /** Which files are written without a person's approval; where something is wrong, none beside the usual. */
    WriteRules writeRules();

    /** Who set the sandbox's mode, as people would point to it; "default" where nobody did. */
    String originOfSandboxMode();

    /** A line for people on each thing that is wrong. */
    List<String> complaints();

    /** What is wrong where a restriction may have been meant: a line on each. */
    List<String> unreadRestrictions();

    /** What is wrong, where calls wait for a person only because of that: a line on each. */
    List<String> reasonsToAsk();

    /** All of it holds. */
    record Read(EffectiveSettings settings) implements SettingsReadResult {
        @Override
        public ServerSettings server() {
            return settings.server();
        }

        @Override
        public SandboxSettings sandbox() {
            return settings.sandbox();
        }

        @Override
        public String originOfSandboxMode() {
            return settings.getOrigin(SettingKeys.SANDBOX_MODE).toString();
        }

        @Override
        public WriteRules writeRules() {
            return settings.writeRules();
        }

        @Override
        public List<String> complaints() {
            return List.of();
        }

        @Override
        public List<String> unreadRestrictions() {
            return List.of();
        }

        @Override
        public List<String> reasonsToAsk() {
            return List.of();
        }
    }

    /**
     * No run starts until it is mended; tools are served.
     *
     * @param legible what could be made out
     * @param policySaid whether the policy was given where it can't have been misread
     */
    record Wrong(List<SettingsProblem> problems, EffectiveSettings legible, boolean policySaid) implements SettingsReadResult {

        public Wrong {
            problems = List.copyOf(problems);
        }

        /** Where a restriction may be among what is illegible, a person is asked about everything but reading. */
        @Override
        public ServerSettings server() {
            return hidesRestriction() && (!policySaid || problems.stream().anyMatch(SettingsProblem::hidesSandbox))
                    ? legible.server().asking()
                    : legible.server();
        }

        /** Where a restriction may be among what is illegible, there is a sandbox and no network. */
        @Override
        public SandboxSettings sandbox() {
            return hidesRestriction() ? legible.sandbox().withoutNetwork() : legible.sandbox();
        }

        @Override
        public String originOfSandboxMode() {
            return legible.getOrigin(SettingKeys.SANDBOX_MODE).toString();
        }

        private boolean hidesRestriction() {
            return problems.stream().anyMatch(SettingsProblem::hidesRestriction);
        }

        @Override
        public WriteRules writeRules() {
            return WriteRules.DEFAULT;
        }

        @Override
        public List<String> complaints() {
            return problems.stream().map(SettingsProblem::forPeople).toList();
        }

        @Override
        public List<String> unreadRestrictions() {
            return problems.stream().filter(SettingsProblem::hidesRestriction).map(SettingsProblem::forPeople).toList();
        }

        @Override
        public List<String> reasonsToAsk() {
            return server().equals(legible.server()) ? List.of() : unreadRestrictions();
        }
    }
}
