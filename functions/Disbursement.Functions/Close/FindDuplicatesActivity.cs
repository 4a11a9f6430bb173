using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Close;

/// <summary>
/// Finds what only several rows, lists or months can tell, in one pass over all people of the province: benefits that
/// may not stand together, people who died or moved, benefits nobody collects, what another month paid already, accounts
/// that receive for many. What earlier months held and nobody decided is held and asked about again. Its name is older
/// than what it does and stands in running months.
/// </summary>
/// <param name="people">What the lists say, person by person.</param>
/// <param name="blobs">Where what is held is written.</param>
/// <param name="registers">What other months list that is not paid every month.</param>
/// <param name="identifiers">Names people and accounts by hash outside the ledger.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="overpaid">What earlier months paid too much.</param>
/// <param name="options">From when on something is held or told.</param>
public sealed class FindDuplicatesActivity(
    PeopleOfMonth people,
    BlobStore blobs,
    SeldomRegisters registers,
    Identifiers identifiers,
    ExceptionStore exceptions,
    OverpaymentBook overpaid,
    IOptions<CloseOptions> options)
{
    /// <summary>Writes what is held of each list and opens the exceptions. Tells how many rows are held.</summary>
    [Function(nameof(FindDuplicatesActivity))]
    public async Task<int> RunAsync([ActivityTrigger] UnitWork[] units, CancellationToken cancellationToken)
    {
        if (units.Length == 0)
        {
            return 0;
        }

        MonthRef month = units[0].Month;
        bool atClose = units[0].Round < 2;
        var held = new HeldLists(blobs, units[0].Round);
        foreach (FrozenList list in units.SelectMany(static unit => unit.Lists))
        {
            held.Add(list);
        }

        var questions = new HoldQuestions(month, exceptions, identifiers);
        using var accounts = new SharedAccounts(month, units[0].Round, blobs, exceptions, identifiers);
        var repeated = new RepeatedPayments(month, units[0].Round, blobs, registers);
        var owedHolds = new OwedHolds(month, blobs, exceptions, identifiers);
        await foreach (PersonFacts person in people.ReadAsync(units, cancellationToken))
        {
            // Supplements change nothing of what was carried: close asked about it.
            IReadOnlyList<OwedHold> owed = atClose ? await owedHolds.OfAsync(person, cancellationToken) : [];
            await HoldDuplicatesAsync(month, person, held, questions, cancellationToken);
            await HoldOwedAsync(owed, held, questions, cancellationToken);
            if (atClose)
            {
                await HoldArrearsAsync(person, held, questions, cancellationToken);
                await HoldFailedAsync(person, owedHolds, held, questions, cancellationToken);
            }

            await HoldStoppedAsync(month, person, owed, owedHolds, held, questions, cancellationToken);
            await HoldSuspendedAsync(month, person, owed, held, questions, cancellationToken);
            accounts.Add(person);
            repeated.Add(person);
        }

        await HoldPaidBeforeAsync(month, repeated, held, questions, cancellationToken);

        await accounts.TellAsync(options.Value.SharedAccountPeopleMax, cancellationToken);
        await held.WriteAsync(month, cancellationToken);
        if (units[0].Round < 2)
        {
            await overpaid.TellAsync(month, cancellationToken);
        }

        return held.Rows;
    }

    private static async Task HoldDuplicatesAsync(
        MonthRef month,
        PersonFacts person,
        HeldLists held,
        HoldQuestions questions,
        CancellationToken cancellationToken)
    {
        foreach (BenefitConflict conflict in DuplicateRules.Find(
            [.. person.Rows.Select(static row => new ListedBenefit(row.Row.Key, row.Row.Amount))]))
        {
            PersonRow[] sides = [.. conflict.Positions.Select(position => person.Rows[position])];
            foreach (PersonRow side in sides)
            {
                held.Add(side, new Hold(side.Row.Key, month.ToPeriod(), HoldKind.Duplicate));
            }

            int[] proposed = [.. conflict.Proposed.Select(position => IndexOf(conflict.Positions, position) + 1)];
            await questions.AskAboutDuplicateAsync(conflict.Scope, sides, proposed, cancellationToken);
        }
    }

    /// <summary>
    /// Holds what an earlier month held for what its lists say, and asks about it once more. What that month decided after
    /// it had counted its rows stands: one side of a duplicate may have been let go by it already.
    /// </summary>
    private static async Task HoldOwedAsync(
        IReadOnlyList<OwedHold> owed, HeldLists held, HoldQuestions questions, CancellationToken cancellationToken)
    {
        foreach ((CarryOver carry, HoldKind kind, ExceptionEntity? question) in owed)
        {
            if (kind.IsAboutList() && question is not null)
            {
                held.AddCarried(carry.Unit, carry.Group, new Hold(carry.Key, carry.Period, kind));
                await questions.AskAgainAsync(kind, carry, question, cancellationToken);
            }
        }
    }

    /// <summary>Holds what was carried of a month that this month's list pays as arrears: one of the two is too much.</summary>
    private static async Task HoldArrearsAsync(
        PersonFacts person, HeldLists held, HoldQuestions questions, CancellationToken cancellationToken)
    {
        foreach (CarryOver carry in person.Carried.Where(MayBeTriedAgain))
        {
            if (person.Rows.FirstOrDefault(row => row.Row.Key == carry.Key
                && row.Row.ArrearsPeriods.Months.Contains(carry.Period)) is { } row)
            {
                held.AddCarried(carry.Unit, carry.Group, new Hold(carry.Key, carry.Period, HoldKind.PaidBefore));
                await questions.AskAboutArrearsAsync(carry, row, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Holds what failed for a reason that a person must weigh, and what nobody answered for, and asks: by itself it would be
    /// carried on for ever. What the month before decided about the same attempt when it had no round left counts.
    /// </summary>
    private static async Task HoldFailedAsync(
        PersonFacts person,
        OwedHolds owedHolds,
        HeldLists held,
        HoldQuestions questions,
        CancellationToken cancellationToken)
    {
        foreach (CarryOver carry in person.Carried.Where(static carry => carry.From is not null))
        {
            if (HoldDecision.OfAttempt(carry.IsUnknown, carry.Reason) is not { } kind)
            {
                continue;
            }

            held.AddCarried(carry.Unit, carry.Group, new Hold(carry.Key, carry.Period, kind));
            if (await owedHolds.AttemptQuestionAsync(kind, carry, cancellationToken) is { } before)
            {
                await questions.AskAgainAsync(kind, carry, before, cancellationToken);
            }
            else if (carry.IsUnknown)
            {
                await questions.AskAboutUnknownAsync(carry, cancellationToken);
            }
            else
            {
                await questions.AskAboutFailureAsync(carry, cancellationToken);
            }
        }
    }

    /// <summary>Holds what an event stops, and what earlier months carried into the time after it.</summary>
    private static async Task HoldStoppedAsync(
        MonthRef month,
        PersonFacts person,
        IReadOnlyList<OwedHold> owed,
        OwedHolds owedHolds,
        HeldLists held,
        HoldQuestions questions,
        CancellationToken cancellationToken)
    {
        HashSet<CarryOver> waiting =
            [.. owed.Where(static one => one.Kind == HoldKind.StoppedPerson).Select(static one => one.Carry)];
        if (person.Events.Count == 0 && waiting.Count == 0)
        {
            return;
        }

        Period period = month.ToPeriod();
        var stops = new List<BeneficiaryEvent>();
        var rows = new List<PersonRow>();
        foreach (PersonRow row in person.Rows)
        {
            if (StopRules.InForce(person.Events, row.List.Unit, row.Row.Key.Programme, period) is { } stop)
            {
                stops.Add(stop);
                rows.Add(row);
                held.Add(row, new Hold(row.Row.Key, period, HoldKind.StoppedPerson));
            }
        }

        var carried = new List<CarryOver>();
        foreach (CarryOver carry in person.Carried.Where(MayBeTriedAgain))
        {
            BeneficiaryEvent? stop = StopRules.InForce(person.Events, carry.Unit, carry.Key.Programme, period);
            if (waiting.Contains(carry) || (stop is not null && !await IsLetGoAsync(stop, carry)))
            {
                stops.AddRange(stop is null ? [] : [stop]);
                carried.Add(carry);
                held.AddCarried(carry.Unit, carry.Group, new Hold(carry.Key, carry.Period, HoldKind.StoppedPerson));
            }
        }

        await questions.AskAboutStopAsync(rows, carried, stops, cancellationToken);

        // The month before decided about what it knew, not about what was reported since.
        async Task<bool> IsLetGoAsync(BeneficiaryEvent stop, CarryOver carry) =>
            stop.Reported < period && await owedHolds.IsStopLetGoAsync(carry, cancellationToken);
    }

    /// <summary>What a person decided not to pay has ended.</summary>
    private static bool MayBeTriedAgain(CarryOver carry) =>
        carry.From is not null || carry.Reason != nameof(RouteReason.DecidedAgainst);

    /// <summary>
    /// Holds the benefits nobody collected, and with them what was carried of the same benefits: it stays owed and is
    /// paid when a person resumes them.
    /// </summary>
    private async Task HoldSuspendedAsync(
        MonthRef month,
        PersonFacts person,
        IReadOnlyList<OwedHold> owed,
        HeldLists held,
        HoldQuestions questions,
        CancellationToken cancellationToken)
    {
        HashSet<CarryOver> waiting =
            [.. owed.Where(static one => one.Kind == HoldKind.Suspended).Select(static one => one.Carry)];
        var runs = new Dictionary<EntitlementKey, IReadOnlyList<Period>>();
        foreach (IGrouping<EntitlementKey, CarryOver> benefit in person.Carried.GroupBy(static carry => carry.Key))
        {
            IReadOnlyList<Period> run = SuspensionRules.Run(benefit, month.ToPeriod().Previous);
            ProgrammeGroup group = benefit.First().Group;
            if (SuspensionRules.Suspends(run, options.Value.UncollectedMonthsOf(group)))
            {
                runs[benefit.Key] = run;
            }
        }

        if (runs.Count == 0 && waiting.Count == 0)
        {
            return;
        }

        PersonRow[] rows = [.. person.Rows.Where(row => runs.ContainsKey(row.Row.Key))];
        CarryOver[] carried =
        [
            .. person.Carried.Where(carry => waiting.Contains(carry)
                || (carry.From is not null && SuspensionRules.IsUncollected(carry) && runs.ContainsKey(carry.Key))),
        ];
        foreach (PersonRow row in rows)
        {
            held.Add(row, new Hold(row.Row.Key, month.ToPeriod(), HoldKind.Suspended));
        }

        foreach (CarryOver carry in carried)
        {
            held.AddCarried(carry.Unit, carry.Group, new Hold(carry.Key, carry.Period, HoldKind.Suspended));
        }

        await questions.AskAboutSuspensionAsync(rows, carried, runs.Values, cancellationToken);
    }

    /// <summary>Holds what another month listed for the same term; what that month carried over goes on.</summary>
    private async Task HoldPaidBeforeAsync(
        MonthRef month,
        RepeatedPayments repeated,
        HeldLists held,
        HoldQuestions questions,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<RepeatedRow> found = await repeated.FindAsync(options.Value.PaidBeforeMonths, cancellationToken);
        foreach (IGrouping<EntitlementKey, RepeatedRow> rows in found.GroupBy(static one => one.Row.Key))
        {
            foreach (RepeatedRow row in rows)
            {
                held.Add(row.Row, new Hold(row.Row.Key, month.ToPeriod(), HoldKind.PaidBefore));
            }

            await questions.AskAboutRepeatAsync([.. rows], cancellationToken);
        }
    }

    private static int IndexOf(IReadOnlyList<int> positions, int position) =>
        positions.TakeWhile(other => other != position).Count();
}
