use super::Term;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word has so many characters.
const LONGEST: usize = 6;
/// Parts of a word stick together this much more often than by chance.
const COHESION: f64 = 6.0;
/// Different neighbours, in natural units of entropy; ln 2 is two equally likely ones.
const FREEDOM: f64 = 0.6;

/// Characters that join words and are none: a run is cut at them. `不` and `没` stay, since they turn the meaning round.
const CUTS: &str = "的了是我你他她它们在和与也都很就还又吧吗呢啊呀哦嗯把被让给对从到着过得地这那此其之而且但因为所以如果虽然请您咱么哪谁什怎样个些";

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// What stands beside a candidate, and where it occurs.
#[derive(Default)]
struct Candidate {
    count: u32,
    answers: Vec<u32>,
    before: BTreeMap<char, u32>,
    after: BTreeMap<char, u32>,
    /// At the edge of a run, where anything could stand.
    free_before: u32,
    free_after: u32,
}

pub(super) fn chinese_terms(texts: &[Vec<char>], least: usize) -> Vec<Term> {
    let counts = counts(texts);
    let total = runs(texts).map(|(run, _)| run.len()).sum::<usize>() as f64;
    let mut candidates: BTreeMap<&[char], Candidate> = BTreeMap::new();
    for (run, answer) in runs(texts) {
        for (gram, at) in grams(run, 2) {
            if counts.get(gram).copied().unwrap_or(0) < 2 {
                continue;
            }
            let found = candidates.entry(gram).or_default();
            found.count += 1;
            if found.answers.last() != Some(&answer) {
                found.answers.push(answer);
            }
            match at.checked_sub(1).and_then(|before| run.get(before)) {
                Some(before) => *found.before.entry(*before).or_default() += 1,
                None => found.free_before += 1,
            }
            match run.get(at + gram.len()) {
                Some(after) => *found.after.entry(*after).or_default() += 1,
                None => found.free_after += 1,
            }
        }
    }
    candidates.retain(|gram, found| {
        found.answers.len() >= least
            && freedom(&found.before, found.free_before) >= FREEDOM
            && freedom(&found.after, found.free_after) >= FREEDOM
            // Among few answers no word can reach that: half of what it could is enough.
            && cohesion(gram, &counts, total)
                >= COHESION.min(0.5 * total / f64::from(found.count))
    });
    without_parts(&candidates)
}

/// A part that hardly ever stands without the longer word is no word of its own.
fn without_parts(candidates: &BTreeMap<&[char], Candidate>) -> Vec<Term> {
    let mut parts: BTreeSet<&[char]> = BTreeSet::new();
    for (gram, found) in candidates {
        for (part, _) in grams(gram, 2).filter(|(part, _)| part.len() < gram.len()) {
            let Some(alone) = candidates.get(part) else {
                continue;
            };
            if f64::from(found.count) >= 0.7 * f64::from(alone.count) {
                parts.insert(part);
            }
        }
    }
    let words = candidates.iter().filter(|(gram, _)| !parts.contains(*gram));
    words
        .map(|(gram, found)| Term {
            word: gram.iter().collect(),
            answers: found.answers.clone(),
        })
        .collect()
}

/// How often each run of one to so many characters occurs.
fn counts(texts: &[Vec<char>]) -> HashMap<&[char], u32> {
    let mut counts: HashMap<&[char], u32> = HashMap::new();
    for (run, _) in runs(texts) {
        for (gram, _) in grams(run, 1) {
            *counts.entry(gram).or_default() += 1;
        }
    }
    counts
}

/// Unbroken Chinese, by answer.
fn runs(texts: &[Vec<char>]) -> impl Iterator<Item = (&[char], u32)> {
    texts.iter().zip(0_u32..).flat_map(|(text, answer)| {
        let runs = text.split(|c| !is_han(*c) || CUTS.contains(*c));
        runs.filter(|run| !run.is_empty())
            .map(move |run| (run, answer))
    })
}

/// All stretches of `shortest` to [`LONGEST`] characters, with their places.
fn grams(run: &[char], shortest: usize) -> impl Iterator<Item = (&[char], usize)> {
    (shortest..=LONGEST.min(run.len())).flat_map(move |length| run.windows(length).zip(0..))
}

/// Entropy of the neighbours; every edge counts as a neighbour of its own.
fn freedom(neighbours: &BTreeMap<char, u32>, edges: u32) -> f64 {
    let total: u32 = neighbours.values().sum::<u32>() + edges;
    if total == 0 {
        return 0.0;
    }
    let all = f64::from(total);
    let part = |count: u32| {
        let share = f64::from(count) / all;
        -share * libm::log(share)
    };
    let inside: f64 = neighbours.values().map(|count| part(*count)).sum();
    inside + f64::from(edges) * part(1)
}

/// How much more often the whole occurs than its parts would meet by chance, at the weakest place to cut it.
fn cohesion(gram: &[char], counts: &HashMap<&[char], u32>, total: f64) -> f64 {
    let share = |part: &[char]| f64::from(counts.get(part).copied().unwrap_or(1)) / total;
    let whole = share(gram);
    let cuts = (1..gram.len()).filter_map(|at| gram.split_at_checked(at));
    cuts.map(|(left, right)| whole / (share(left) * share(right)))
        .fold(f64::INFINITY, f64::min)
}
