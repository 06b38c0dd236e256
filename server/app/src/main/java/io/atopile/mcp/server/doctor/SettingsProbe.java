package io.atopile.mcp.server.doctor;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.settings.SettingsReadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the settings and the provider that they name. */
final class SettingsProbe {

    private final Settings settings;

    SettingsProbe(Settings settings) {
        this.settings = settings;
    }

    List<DoctorFinding> examine() throws InterruptedException {
        return switch (settings.reading()) {
            case SettingsReadResult.Wrong wrong -> wrong.complaints().stream()
                    .map(line -> DoctorFinding.ofLimited("settings", line + " (the agent can't run)", "Correct it; docs/settings.md lists the keys."))
                    .toList();
            case SettingsReadResult.Read(var read) -> {
                var findings = new ArrayList<DoctorFinding>();
                findings.add(DoctorFinding.ofOk("settings", files()));
                findings.add(new ProviderProbe(read.agent(), settings.atopile().environment()).examine());
                yield findings;
            }
        };
    }

    private String files() {
        var files = settings.settingsFiles();
        return files.isEmpty()
                ? "defaults; no " + settings.reader().userFile()
                : files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
