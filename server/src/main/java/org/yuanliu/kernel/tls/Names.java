package org.yuanliu.kernel.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By which names and addresses others reach this machine, the likeliest address first.
///
/// Of version 6 only what somebody listens on by name: the others change from day to day, and a
/// certificate would have to change with them.
public record Names(String host, List<InetAddress> addresses) {

    /// For documentation only: nobody answers there, and asking for the way sends nothing.
    private static final InetSocketAddress FAR_AWAY = new InetSocketAddress("198.51.100.1", 9);

    public Names {
        addresses = List.copyOf(addresses);
    }

    /// Of what is reached when the platform listens there.
    public static Names of(InetAddress listening) throws IOException {
        var host = ownName();
        if (!listening.isAnyLocalAddress()) {
            return new Names(host, List.of(listening));
        }
        var found = new LinkedHashSet<InetAddress>();
        wayOut().ifPresent(found::add);
        NetworkInterface.networkInterfaces()
                .filter(Names::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
                .sorted(Comparator.comparing(InetAddress::getHostAddress))
                .forEach(found::add);
        return new Names(host, List.copyOf(found));
    }

    /// What a certificate must speak for, so that it fits here and from everywhere else.
    Set<String> all() {
        var all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", host));
        addresses.forEach(it -> all.add(it.getHostAddress()));
        return all;
    }

    /// A name that no certificate may hold is no name for us.
    private static String ownName() {
        try {
            var name = InetAddress.getLocalHost().getHostName();
            return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") ? name : "localhost";
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static Optional<InetAddress> wayOut() {
        try (var socket = new DatagramSocket()) {
            socket.connect(FAR_AWAY);
            var local = socket.getLocalAddress();
            return local instanceof Inet4Address && !local.isAnyLocalAddress()
                    ? Optional.of(local)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException nowhere) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface card) {
        try {
            return card.isUp() && !card.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
