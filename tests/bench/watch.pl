#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# watch.pl FRAMEBUFFER X,Y,WIDTH,HEIGHT LIMIT COMMAND...: starts the command and looks at a part of the screen of an
# Xvfb (-fbdir) every 10 ms. Prints the seconds from the start until that part last changed, with something drawn in
# it: it looks on until nothing has changed for 3 s in which the processes of the same HOME used less than a tenth of a
# processor, or until the limit (s). Exit status 1: it never changed, is empty, or changes still.
use strict;
use warnings;
use Time::HiRes qw(sleep time);

my ($path, $area, $limit, @command) = @ARGV;
die "watch.pl FRAMEBUFFER X,Y,WIDTH,HEIGHT LIMIT COMMAND...\n" unless @command;
my ($left, $top, $width, $height) = split /,/, $area;
my $quiet = 3;

open my $screen, '<:raw', $path or die "$path: $!\n";
sysread $screen, my $header, 100;
my @field = unpack 'N25', $header; # the header of an xwd file
my ($bytes_per_line, $begin) = ($field[12], $field[0] + 12 * $field[19]);

sub picture {
    my $all = '';
    for (my $y = $top; $y < $top + $height; $y += 4) { # no letter is less high
        sysseek $screen, $begin + $y * $bytes_per_line + 4 * $left, 0;
        sysread $screen, $all, 4 * $width, length $all;
    }
    return $all;
}

# At least one pixel in five hundred has another colour than most.
sub is_drawn {
    my %count;
    $count{$_}++ for unpack 'V*', $_[0];
    my ($most) = sort { $b <=> $a } values %count;
    return $most <= 0.998 * length($_[0]) / 4;
}

# What the processes of this HOME used of a processor so far, in seconds.
sub used {
    my $ticks = 0;
    for my $process (grep { $_ ne "/proc/$$" } glob '/proc/[0-9]*') {
        open my $environment, '<:raw', "$process/environ" or next;
        my $variables = do { local $/; <$environment> } // '';
        next unless "\0$variables" =~ /\0HOME=\Q$ENV{HOME}\E\0/;
        open my $stat, '<', "$process/stat" or next;
        my @value = split ' ', (<$stat> // '') =~ s/.*\) //r;
        $ticks += ($value[11] // 0) + ($value[12] // 0);
    }
    return $ticks / 100;
}

my $last = picture();
my $began = time;
my $pid = fork // die "fork: $!\n";
if ($pid == 0) {
    open STDIN, '<', '/dev/null';
    open STDOUT, '>&', \*STDERR;
    setpgrp;
    exec @command or die "$command[0]: $!\n";
}
my ($changed, $busy, $since) = (undef, 0, $began);

# Stands still, drawn, since the last change.
sub is_still {
    return $changed && time - $changed >= $quiet && is_drawn($last);
}

sub is_idle {
    my $before = $busy;
    ($busy, my $span, $since) = (used(), time - $since, time);
    return $busy - $before < 0.1 * $span;
}

while (time - $began < $limit) {
    sleep 0.01;
    my $now = picture();
    ($last, $changed) = ($now, time) if $now ne $last;
    last if time - $since >= $quiet && is_idle() && is_still();
}
exit 1 unless is_still();
printf "%.3f\n", $changed - $began;
