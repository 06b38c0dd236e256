package io.atopile.mcp.server.doctor;

import java.util.Optional;

/**
 * The result of checking one part of the installation.
 *
 * @param fix what the user has to do, if something is missing
 */
public record DoctorFinding(String part, State state, String detail, Optional<String> fix) {

    public enum State {
        OK,
        /** Some features don't work. */
        LIMITED,
        /** Designs can't be built. */
        BROKEN
    }

    static DoctorFinding ofOk(String part, String detail) {
        return new DoctorFinding(part, State.OK, detail, Optional.empty());
    }

    static DoctorFinding ofLimited(String part, String detail, String fix) {
        return new DoctorFinding(part, State.LIMITED, detail, Optional.of(fix));
    }

    static DoctorFinding ofBroken(String part, String detail, String fix) {
        return new DoctorFinding(part, State.BROKEN, detail, Optional.of(fix));
    }

    public String forPeople() {
        var mark = switch (state) {
            case OK -> "ok     ";
            case LIMITED -> "limited";
            case BROKEN -> "BROKEN ";
        };
        var line = "%s  %-14s %s%n".formatted(mark, part, detail);
        return fix.map(mend -> line + "%25s%s%n".formatted("-> ", mend)).orElse(line);
    }
}
