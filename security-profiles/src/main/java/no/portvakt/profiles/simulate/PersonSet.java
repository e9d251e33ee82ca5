package no.portvakt.profiles.simulate;

import java.util.Arrays;

/** The numbers of persons, each once, in four bytes where boxed ones would take forty. */
final class PersonSet {

    private static final int FREE = -1;

    private int[] slots = free(16);
    private int size;

    /** Takes a number from 0 up. */
    void add(int person) {
        if (size * 2 >= slots.length) {
            grow();
        }
        size += put(slots, person) ? 1 : 0;
    }

    int size() {
        return size;
    }

    private void grow() {
        var larger = free(slots.length * 2);
        for (int person : slots) {
            if (person != FREE) {
                put(larger, person);
            }
        }
        slots = larger;
    }

    private static boolean put(int[] slots, int person) {
        int slot = (person * 0x9E3779B9) >>> 7 & (slots.length - 1);
        while (slots[slot] != FREE) {
            if (slots[slot] == person) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = person;
        return true;
    }

    private static int[] free(int length) {
        var slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
