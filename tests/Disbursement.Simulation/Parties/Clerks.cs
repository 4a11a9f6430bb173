using System.Globalization;
using Azure;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.Running;

namespace Disbursement.Simulation.Parties;

/// <summary>
/// The people of the province: one closes, another approves, both decide what is asked of them. They look at what is
/// there before they act; some of them do not, and are refused.
/// </summary>
internal sealed class Clerks(SimulatedWorld world, AppCluster cluster)
{
    private const string FirstMonth = "2024-06";

    private static readonly Actor Accountant = Person("ketoan");
    private static readonly Actor[] Leaders = [Person("lanhdao"), Person("pholanhdao"), Person("chutich")];

    /// <summary>Closes a month; asks again until it is closed.</summary>
    public async Task CloseAsync(MonthRef month)
    {
        while (world.Vault.Row("Months", month.PartitionKey, "month")?.Text("State") is null or "Collecting")
        {
            await AskAsync(app => app.Get<CloseMonth>()
                .RunAsync(app.Client, month, Accountant, CloseChoice.Without("mô phỏng"), CancellationToken.None));
            await world.WaitAsync(1, 20);
        }
    }

    /// <summary>Looks at proposals and open questions until the month has ended.</summary>
    public async Task RunAsync(MonthRef month)
    {
        while (world.StateOf(month) is not ("Settled" or "Stopped"))
        {
            await world.WaitAsync(5, 40);
            await DecideQuestionsAsync(month);
            foreach (StorageRow round in world.Vault.Rows("Rounds", month.PartitionKey))
            {
                if (round.Text("State") == "Proposed")
                {
                    await JudgeAsync(month, round);
                }
            }
        }
    }

    /// <summary>Says that the providers have said their last word.</summary>
    public async Task SettleAsync(MonthRef month, int round)
    {
        var address = new RoundAddress(month, round);
        while (world.RoundState(month, round) == "Released")
        {
            await AskAsync(app => app.Get<SettleRound>()
                .RunAsync(app.Client, address, Accountant, CancellationToken.None));
            await world.WaitAsync(5, 60);
        }
    }

    private Actor Leader => Leaders[world.Random.Next(Leaders.Length)];

    private static Actor Person(string name) => new(name, name, new HashSet<Role>(), [], "");

    private async Task JudgeAsync(MonthRef month, StorageRow round)
    {
        int number = int.Parse(round.RowKey.AsSpan(1), CultureInfo.InvariantCulture);
        var address = new RoundAddress(month, number);
        string root = round.Text("Root");
        if (world.Random.NextDouble() < world.Plan.WrongApproval)
        {
            await TryWrongAsync(address, root);
        }

        if (world.Random.NextDouble() < world.Plan.SentBack && round.Number("Proposal") < 4)
        {
            world.Told.Decisions++;
            await AskAsync(app => app.Get<DecideRound>()
                .SendBackAsync(app.Client, address, Leader, root, "xem lại", CancellationToken.None));
            return;
        }

        world.Trace($"approving r{number} {root[..8]}");

        // What the leader has on the table, file by file, is what must go out.
        world.Books.Approve(
            month.Period,
            number,
            world.Vault.Rows("PaymentFiles", month.PartitionKey)
                .Where(file => file.Number("Round") == number)
                .SelectMany(OnTheTable));
        await AskAsync(app => app.Get<DecideRound>()
            .ApproveAsync(app.Client, address, Leader, root, CancellationToken.None));
    }

    /// <summary>A payment file, and what is printed of it.</summary>
    private static IEnumerable<ApprovedFile> OnTheTable(StorageRow file)
    {
        (string provider, string name) = (file.Text("Provider"), file.Text("FileName"));
        yield return new ApprovedFile(provider, name, file.RowKey, file.Text("Sha256"), IsPrinted: false);
        foreach (string form in (string[])["Html", "Xlsx"])
        {
            if (file.Text($"{form}Sha256") is { Length: > 0 } hash)
            {
                string printed = Path.ChangeExtension(name, form.ToLowerInvariant());
                yield return new ApprovedFile(provider, printed, file.RowKey, hash, IsPrinted: true);
            }
        }
    }

    /// <summary>Approves with another root, or what they closed themselves: it must be refused.</summary>
    private async Task TryWrongAsync(RoundAddress address, string root)
    {
        world.Told.Decisions++;
        bool samePerson = world.Random.Next(2) == 0;
        string other = samePerson ? root : new string(root[0] == 'a' ? 'b' : 'a', root.Length);
        other = samePerson ? other : world.Bug.RootTaken(other, root);
        Actor actor = samePerson ? Accountant : Leader;
        bool done = await AskAsync(app => app.Get<DecideRound>()
            .ApproveAsync(app.Client, address, actor, other, CancellationToken.None));
        if (done)
        {
            world.Books.Violate($"{address}: an approval was taken that must be refused");
        }
    }

    private async Task DecideQuestionsAsync(MonthRef month)
    {
        foreach (StorageRow question in world.Vault.Rows("Exceptions", month.PartitionKey))
        {
            bool isOpen = question.Text("State") == "Open" && !IsLeft(month, question);
            if (!isOpen || world.Random.NextDouble() >= world.Plan.Decided / (IsAboutMoney(question) ? 3 : 10))
            {
                continue;
            }

            // Before the call: a decision counts from when it is written, which is before the caller knows.
            world.Trace($"deciding {question.Text("Kind")} {question.Text("Subject")}");
            world.Books.Decide(month.Period, question.Text("Subject"));
            await AskAsync(app => DecideAsync(app, month, question.RowKey));
        }
    }

    /// <summary>Few are listed twice, and what becomes of them takes months: they are looked at sooner.</summary>
    private static bool IsAboutMoney(StorageRow question) => DecisionTable.IsAboutMoney(question.Text("Kind"));

    /// <summary>
    /// Where months have many rounds nobody hurries: what the first month asks about held money is answered in the next.
    /// </summary>
    private bool IsLeft(MonthRef month, StorageRow question) =>
        world.Plan.RoundsMax > 2 && month.Period == FirstMonth && IsAboutMoney(question);

    private async Task DecideAsync(AppProcess app, MonthRef month, string id)
    {
        ExceptionEntity? row = await app.Get<ExceptionStore>().FindAsync(month, id, CancellationToken.None);
        if (row is not null)
        {
            IReadOnlyList<string> allowed = DecisionTable.Of(row);
            if (row.Kind == nameof(ExceptionKind.UnknownPayment))
            {
                // Who decides has asked the provider, who knows.
                bool wasPaid = world.Books.Released[row.Subject].ReallyPaid;
                allowed = [.. allowed.Where(decision => (decision == HoldDecision.WasPaid) == wasPaid)];
            }

            await app.Get<ExceptionDecisions>().RunAsync(
                app.Client,
                month,
                row,
                Accountant,
                allowed[world.Random.Next(allowed.Count)],
                "đã xác minh",
                CancellationToken.None);
        }
    }

    /// <summary>Asks the app once. A refusal, a dead process and a refusing store are all "not yet".</summary>
    /// <returns>Whether it was done.</returns>
    private async Task<bool> AskAsync(Func<AppProcess, Task> ask)
    {
        try
        {
            return await cluster.DoAsync(ask);
        }
        catch (Exception failure) when (failure is ProblemException or RequestFailedException or AggregateException or IOException)
        {
            return false;
        }
    }
}
