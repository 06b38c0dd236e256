package io.atopile.mcp.conformance.fault;

import tools.jackson.databind.node.ObjectNode;

/** A way of calling a tool wrongly, and the code that answers it. */
enum Fault {
    MISSING("validation_error") {
        @Override
        boolean concerns(Subject subject) {
            return subject.required();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.without(subject.field().orElseThrow());
        }
    },
    WRONG_TYPE("validation_error") {
        @Override
        boolean concerns(Subject subject) {
            return subject.field().isPresent();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with(subject.field().orElseThrow(), "{\"a\": [1]}");
        }
    },
    EXTRA("validation_error") {
        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with("surprise", "true");
        }
    },
    HUGE("validation_error") {
        @Override
        boolean concerns(Subject subject) {
            return subject.field().isPresent();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with(subject.field().orElseThrow(), "\"" + "x".repeat(2_000_000) + "\"");
        }
    },
    PATH_ESCAPE("policy_denied") {
        @Override
        boolean concerns(Subject subject) {
            return subject.path().isPresent();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with(subject.path().orElseThrow(), "\"../outside/secret.txt\"");
        }
    },
    SYMLINK_OUT("policy_denied") {
        @Override
        boolean concerns(Subject subject) {
            return subject.path().isPresent();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with(subject.path().orElseThrow(), "\"link/secret.txt\"");
        }
    },
    NOT_A_PROJECT("not_found") {
        @Override
        boolean concerns(Subject subject) {
            return subject.project();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.with("project", "\"../outside\"");
        }
    },
    NO_ATOPILE("capability_missing") {
        @Override
        boolean concerns(Subject subject) {
            return subject.ato();
        }

        @Override
        ObjectNode arguments(Subject subject) {
            return subject.good();
        }
    };

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    boolean concerns(Subject subject) {
        return true;
    }

    abstract ObjectNode arguments(Subject subject);
}
