package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final List<String> expired = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines(Duration.ofNanos(100));

    private final class Guest extends Deadlines.Member {
        private final String name;

        Guest(String name) {
            this.name = name;
        }

        @Override
        protected void expire() {
            expired.add(name);
            Deadlines.leave(this);
        }
    }

    @Test
    void members_expire_in_the_order_they_were_last_touched() {
        Guest a = new Guest("a");
        Guest b = new Guest("b");
        Guest c = new Guest("c");
        deadlines.touch(a, 0);
        deadlines.touch(b, 10);
        deadlines.touch(c, 20);
        deadlines.touch(a, 30);
        assertThat(deadlines.remaining(30)).isEqualTo(80);
        deadlines.expire(109);
        assertThat(expired).isEmpty();
        deadlines.expire(120);
        assertThat(expired).containsExactly("b", "c");
        assertThat(deadlines.remaining(120)).isEqualTo(10);
        deadlines.expire(130);
        assertThat(expired).containsExactly("b", "c", "a");
        assertThat(deadlines.remaining(130)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_member_that_stays_is_called_once_each_time() {
        Deadlines.Member stubborn = new Deadlines.Member() {
            @Override
            protected void expire() {
                expired.add("stays");
            }
        };
        deadlines.touch(stubborn, 0);
        deadlines.touch(new Guest("leaves"), 10);
        deadlines.expire(110);
        assertThat(expired).containsExactly("stays", "leaves");
        deadlines.expire(111);
        assertThat(expired).containsExactly("stays", "leaves", "stays");
        assertThat(deadlines.remaining(111)).isZero();
    }

    @Test
    void a_member_has_one_deadline_at_a_time() {
        Guest a = new Guest("a");
        Deadlines other = new Deadlines(Duration.ofNanos(500));
        deadlines.touch(a, 0);
        other.touch(a, 0);
        deadlines.expire(1000);
        assertThat(expired).isEmpty();
        other.expire(1000);
        assertThat(expired).containsExactly("a");
    }

    @Test
    void a_timeout_of_zero_is_none() {
        Guest a = new Guest("a");
        deadlines.touch(a, 0);
        Deadlines never = new Deadlines(Duration.ZERO);
        never.touch(a, 0);
        deadlines.expire(Long.MAX_VALUE / 2);
        never.expire(Long.MAX_VALUE / 2);
        assertThat(expired).isEmpty();
    }

    @Test
    void the_clock_may_pass_the_largest_number() {
        Guest a = new Guest("a");
        deadlines.touch(a, Long.MAX_VALUE - 10);
        assertThat(deadlines.remaining(Long.MIN_VALUE + 9)).isEqualTo(80);
        deadlines.expire(Long.MIN_VALUE + 89);
        assertThat(expired).containsExactly("a");
    }

    @Property
    void only_members_that_were_not_touched_for_the_timeout_expire(
            @ForAll @Size(max = 100) List<@IntRange(max = 9) Integer> touches) {
        expired.clear();
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            guests.add(new Guest("" + i));
        }
        List<String> expected = new ArrayList<>();
        for (int now = 0; now < touches.size(); now++) {
            deadlines.touch(guests.get(touches.get(now)), 7L * now);
        }
        long end = 7L * touches.size();
        for (int guest = 0; guest < 10; guest++) {
            int last = touches.lastIndexOf(guest);
            if (last >= 0 && end - 7L * last >= 100) {
                expected.add("" + guest);
            }
        }
        deadlines.expire(end);
        assertThat(expired).containsExactlyInAnyOrderElementsOf(expected);
        guests.forEach(Deadlines::leave);
    }
}
