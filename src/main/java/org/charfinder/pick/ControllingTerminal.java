package org.charfinder.pick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The terminal that controls this process, {@code /dev/tty}, whatever standard input and output are. Reads and writes
 * UTF-8 whatever the locale. While it is open, it is in raw mode and shows a screen of its own; closing restores both,
 * and so does the end of the JVM, as after SIGTERM. One thread at a time, but for {@link #read}.
 */
public final class ControllingTerminal implements AutoCloseable {

    private static final String DEVICE = "/dev/tty";
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final String CSI = "\u001B[";

    /** No wrapping at the end of a line; no reordering of right-to-left text; pastes in brackets; the mouse, in SGR. */
    private static final String ENTER = CSI + "?7l" + CSI + "8l" + CSI + "?2004h" + CSI + "?1000h" + CSI + "?1006h";

    private static final String LEAVE =
            CSI + "?1006l" + CSI + "?1000l" + CSI + "?2004l" + CSI + "8h" + CSI + "?7h" + CSI + "?25h" + CSI + "0m";

    private final Terminal terminal;
    private final Device device;
    private final Writer out;
    private final FileChannel keyboard; // a channel, since closing it ends a read; the JVM would wait 0.3 s for it
    private final Reader in;
    private final Attributes found; // the modes of the terminal, to restore
    private final Thread closer = new Thread(this::restore);
    private Size size;
    private boolean open;

    /**
     * Finds the terminal. Nothing changes on it yet.
     *
     * @param environment TERM is read
     * @return the terminal
     * @throws NoTerminalException if there is none, or none that can move its cursor
     */
    public static ControllingTerminal of(Map<String, String> environment) throws NoTerminalException {
        String type = environment.getOrDefault("TERM", "");
        if (type.isEmpty() || type.equals("dumb")) {
            throw new NoTerminalException(
                    type.isEmpty() ? "TERM is not set" : "a dumb terminal (TERM=dumb) can't show a list to pick from");
        }
        try {
            return new ControllingTerminal(type);
        } catch (IOException e) {
            throw new NoTerminalException("there is no terminal");
        }
    }

    private ControllingTerminal(String type) throws IOException {
        keyboard = FileChannel.open(Path.of(DEVICE), StandardOpenOption.READ);
        in = new InputStreamReader(Channels.newInputStream(keyboard), UTF_8); // newReader would wait for a full buffer
        device = new Device();
        terminal = new PosixSysTerminal("charfinder", type, device, UTF_8, false, SignalHandler.SIG_DFL);
        out = new OutputStreamWriter(terminal.output(), UTF_8);
        found = terminal.getAttributes();
        size = known();
    }

    /** Takes the screen. */
    synchronized void open() throws IOException {
        Runtime.getRuntime().addShutdownHook(closer);
        open = true;
        enter();
    }

    private void enter() throws IOException {
        terminal.setAttributes(raw(found));
        terminal.puts(Capability.enter_ca_mode);
        terminal.flush();
        write(ENTER);
    }

    private void leave() throws IOException {
        write(LEAVE);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(found);
    }

    /** Has each change of the size told to an action, in another thread. */
    void onResize(Runnable action) {
        Signals.register("WINCH", action);
    }

    /** JLine's own raw mode makes reads return ten times a second, and leaves Ctrl-C and Ctrl-Z to signals. */
    private static Attributes raw(Attributes attributes) {
        Attributes raw = new Attributes(attributes);
        raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
        raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
        raw.setControlChar(ControlChar.VMIN, 1);
        raw.setControlChar(ControlChar.VTIME, 0);
        return raw;
    }

    /** Colours that the terminal has, at least 0. */
    int colors() {
        Integer colors = terminal.getNumericCapability(Capability.max_colors);
        return colors == null ? 0 : colors;
    }

    /** The size when it was last asked for, from 1 by 1; one that the system does not know is taken for 80 by 24. */
    Size size() {
        return size;
    }

    /** Asks the system for the size, which takes as long as to search. Returns whether it is another one. */
    boolean isResized() {
        device.forget();
        Size before = size;
        size = known();
        return !size.equals(before);
    }

    private Size known() {
        Size known = terminal.getSize();
        return known.getColumns() < 1 || known.getRows() < 1 ? new Size(USUAL_COLUMNS, USUAL_ROWS) : known;
    }

    /**
     * Gives the screen back and stops all processes of the job, as the terminal does at Ctrl-Z. Returns with the screen
     * when the user continues the job.
     */
    synchronized void suspend() throws IOException {
        leave();
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s TSTP 0").start();
        kill.onExit().join();
        enter();
    }

    /** What has been typed; waits until there is something. Null at the end, when the terminal is gone. */
    @Nullable
    String read() throws IOException {
        char[] chars = new char[4096];
        int length = in.read(chars);
        return length < 0 ? null : new String(chars, 0, length);
    }

    void write(String text) throws IOException {
        out.write(text);
        out.flush();
    }

    /**
     * Gives the screen back.
     *
     * @throws IOException never
     */
    @Override
    public void close() throws IOException {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            // the JVM is shutting down already
        }
    }

    private synchronized void restore() {
        if (!open) {
            return;
        }
        open = false;
        try {
            leave();
            terminal.close();
            keyboard.close();
        } catch (IOException | IOError e) {
            // the terminal is gone, so there is nothing to restore
        }
    }

    /** Opened by name. JLine's own takes standard input or output, which may be pipes. */
    private static final class Device extends ExecPty {

        private @Nullable String config; // what stty has said, until something may have changed

        Device() {
            super(new ExecTerminalProvider(), null, DEVICE);
        }

        void forget() {
            config = null;
        }

        @Override
        public InputStream getSlaveInput() {
            return InputStream.nullInputStream(); // JLine need not read
        }

        @Override
        protected void doSetAttr(Attributes attributes) throws IOException {
            super.doSetAttr(attributes);
            forget();
        }

        @Override
        protected String doGetConfig() throws IOException {
            String known = config == null ? super.doGetConfig() : config;
            config = known;
            return known;
        }
    }
}
