package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.doctor.Doctor;
import io.atopile.mcp.server.doctor.DoctorFinding;
import io.atopile.mcp.tool.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the installation and reports what is missing and how to fix it. */
@Command(name = "doctor", description = "Check the installation and say how to fix what is missing.")
final class DoctorCommand extends ProgramCommand.WithOptions {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The report as JSON. {@code ready} is whether a design can be built. */
    record Report(boolean ready, List<DoctorFinding> findings) {}

    @Override
    public Integer call() throws Exception {
        var findings = new Doctor(options.toOptions().applyTo(Settings.defaults()), ClientConfigCommand.launcher()).examine();
        var ready = findings.stream().noneMatch(finding -> finding.state() == DoctorFinding.State.BROKEN);
        if (json) {
            out()
                    .println(Json.mapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new Report(ready, findings)));
        } else {
            findings.forEach(finding -> out().print(finding.forPeople()));
            TrustPrompt.makeAtTerminal(options.toOptions());
        }
        return ready ? 0 : 1;
    }
}
