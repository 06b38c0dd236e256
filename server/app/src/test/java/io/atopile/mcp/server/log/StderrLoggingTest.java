package io.atopile.mcp.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StderrLoggingTest {

    @Test
    void warningsAndErrorsGoToStderrAlone() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        assertEquals(Level.WARN, root.getLevel());
        var appenders = root.iteratorForAppenders();
        var only = (ConsoleAppender<ILoggingEvent>) appenders.next();
        assertEquals("System.err", only.getTarget());
        assertFalse(appenders.hasNext());
    }
}
