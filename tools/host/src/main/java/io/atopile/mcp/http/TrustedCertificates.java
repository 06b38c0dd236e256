package io.atopile.mcp.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts Java's own certificate authorities and those of the PEM file that {@code SSL_CERT_FILE} names. */
final class TrustedCertificates {

    private static final String VARIABLE = "SSL_CERT_FILE";

    private TrustedCertificates() {}

    /** Returns what connections trust; empty if the environment names no file. The exception says which file is of no use. */
    static Optional<SSLContext> createContext(Map<String, String> environment) throws IOException {
        var file = environment.getOrDefault(VARIABLE, "").strip();
        return file.isEmpty() ? Optional.empty() : Optional.of(createContext(file));
    }

    private static SSLContext createContext(String file) throws IOException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var authority : listAuthorities(Path.of(file))) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, createFactory(store).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | InvalidPathException failure) {
            throw new IOException("%s: %s can't be read as certificates in PEM".formatted(VARIABLE, file), failure);
        }
    }

    private static List<Certificate> listAuthorities(Path file) throws GeneralSecurityException, IOException {
        var all = new ArrayList<Certificate>();
        try (var in = Files.newInputStream(file)) {
            all.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
        if (all.isEmpty()) {
            throw new IOException("no certificate");
        }
        Arrays.stream(createFactory(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .forEach(manager -> all.addAll(List.of(((X509TrustManager) manager).getAcceptedIssuers())));
        return all;
    }

    private static TrustManagerFactory createFactory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
