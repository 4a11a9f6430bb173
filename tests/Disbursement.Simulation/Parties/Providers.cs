using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.Running;

namespace Disbursement.Simulation.Parties;

/// <summary>
/// Banks, wallets, the post office and commune officers: they fetch what was released, pay or fail to, and answer as
/// the plan has it, in files or in messages. What they really did and what they said are kept in the books.
/// </summary>
internal sealed class Providers(SimulatedWorld world, Bus bus, TriggerPump triggers)
{
    private const string MobileMoney = "971005";

    private static readonly string[] Rejections = ["AC04", "AC01", "AM04", "MD07"];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _files;
    private int _owed;

    /// <summary>Whether everything that is to be said has been said.</summary>
    public bool HaveSpoken => _owed == 0;

    /// <summary>Looks for released files until the run ends.</summary>
    public void Start() => world.Start(async () =>
    {
        while (true)
        {
            await world.WaitAsync(5, 60);
            Fetch();
        }
    });

    /// <summary>Fetches what is new.</summary>
    public void Fetch()
    {
        Released[] fresh = [.. world.Books.Released.Values.Where(payment => _seen.Add(payment.Id))];
        foreach (IGrouping<string, Released> file in fresh.GroupBy(static payment => payment.FileId, StringComparer.Ordinal))
        {
            Answer([.. file]);
        }
    }

    private void Answer(Released[] payments)
    {
        Released first = payments[0];
        var now = new List<Said>();
        var later = new List<Said>();
        foreach (Released payment in payments)
        {
            foreach (Said said in Plan(payment))
            {
                (said.IsLater ? later : now).Add(said);
            }
        }

        Said[][] parts = [.. Split(now, first.Provider == MobileMoney ? 1 : world.Plan.ResultParts)];
        if (parts.Length > 1)
        {
            world.Told.Play(ProviderFault.Partial);
        }

        foreach (Said[] part in parts)
        {
            Owe(() => SayAsync(first, payments, part, 10, 240));
        }

        if (later.Count > 0)
        {
            Owe(() => SayAsync(first, payments, [.. later], 300, 900));
        }
    }

    /// <summary>What happens to a payment and what is said about it, in order.</summary>
    private IEnumerable<Said> Plan(Released payment)
    {
        bool fails = Chance(world.Plan.Unpaid);
        bool cash = payment.Provider == "vnpost" || payment.Provider.StartsWith("xa-", StringComparison.Ordinal);
        payment.ReallyPaid = !fails;
        if (Chance(world.Plan.Silent))
        {
            world.Told.Play(ProviderFault.Silent);
            yield break;
        }

        bool isLater = Chance(world.Plan.Late);
        if (isLater)
        {
            world.Told.Play(ProviderFault.Late);
        }

        Said truth = fails ? Failure(payment, cash, isLater) : new Said(payment, ResultStatus.Paid, "", isLater);
        yield return truth;
        if (Chance(world.Plan.OtherAmount))
        {
            world.Told.Play(ProviderFault.OtherAmount);
            yield return truth with { Dong = payment.Row.Due + 1_000, IsLater = Chance(0.5) };
        }

        if (Chance(world.Plan.Contradiction))
        {
            world.Told.Play(ProviderFault.Contradictory);
            payment.IsContradicted = true;
            yield return fails
                ? new Said(payment, ResultStatus.Paid, "", IsLater: true)
                : Failure(payment, cash, isLater: true);
        }
        else if (!fails && Chance(world.Plan.Reversal))
        {
            world.Told.Play(ProviderFault.Reversal);
            payment.ReallyPaid = false;
            yield return new Said(payment, ResultStatus.Returned, "AC04", IsLater: true);
        }
    }

    private Said Failure(Released payment, bool cash, bool isLater) => world.Random.Next(3) switch
    {
        0 when cash => new Said(payment, ResultStatus.Unclaimed, "PO01", isLater),
        0 => new Said(payment, ResultStatus.Returned, "AC04", isLater),
        _ => new Said(
            payment,
            ResultStatus.Rejected,
            cash ? "PO02" : Rejections[world.Random.Next(Rejections.Length)],
            isLater),
    };

    private async Task SayAsync(Released first, Released[] all, Said[] part, int from, int to)
    {
        await world.WaitAsync(from, to);
        DateTimeOffset at = world.Time.GetUtcNow();
        if (first.Provider == MobileMoney)
        {
            foreach (Said said in part)
            {
                SendMessage(first.Provider, said, at);
            }

            return;
        }

        byte[] content = Write(first, all, part, at);
        Put(first.Provider, first.Month, content, first.Provider, part);
        if (Chance(world.Plan.ResultDoubled))
        {
            world.Told.Play(ProviderFault.Duplicate);
            await world.WaitAsync(1, 120);
            Put(first.Provider, first.Month, content, first.Provider, []);
        }

        if (Chance(world.Plan.ResultMisplaced))
        {
            world.Told.Play(ProviderFault.OtherProvider);
            Put(first.Provider == "970436" ? "970415" : "970436", first.Month, content, first.Provider, []);
        }

        if (Chance(world.Plan.WrongFile))
        {
            world.Told.Play(ProviderFault.WrongFile);
            Put(first.Provider, first.Month, PaymentFileOf(first), first.Provider, []);
        }
    }

    private byte[] PaymentFileOf(Released payment)
    {
        string container = Containers.OfProvider(payment.Provider);
        string path = world.Vault.List(container, $"{Population.Province}/{payment.Month}/")
            .First(static path => !path.EndsWith("manifest.json", StringComparison.Ordinal));
        return world.Vault.Find(container, path)!;
    }

    private void Put(string place, string month, byte[] content, string author, Said[] part)
    {
        string ending = author == "vnpost" || author.StartsWith("xa-", StringComparison.Ordinal) ? "csv" : "xml";
        string path = string.Create(
            CultureInfo.InvariantCulture, $"{place}/{Population.Province}/{month}/kq-{++_files}.{ending}");
        foreach (Said said in part)
        {
            world.Trace($"{author} says {said.Status} {said.Reason} {said.Dong} about {said.Payment.Id}");
            said.Keep(world.IsSettling(said.Payment.Month, said.Payment.Round));
        }

        world.Trace($"put {path} with {part.Length} results of {author}");
        world.Vault.Put(Containers.Returns, path, content);
        triggers.OnFile(Containers.Returns, path);
    }

    private void SendMessage(string provider, Said said, DateTimeOffset at)
    {
        var message = SettlementMessage.Of(provider, said.ToResult(at));
        byte[] key = MessageVerifier.KeyOf(world.MessageKey, provider);
        said.Keep(world.IsSettling(said.Payment.Month, said.Payment.Round));
        world.Trace($"message {said.Status} {said.Dong} about {said.Payment.Id}");
        if (Chance(world.Plan.Forged))
        {
            world.Told.Play(ProviderFault.Forged);
            SettlementMessage forged = message with { Status = message.Status == "paid" ? "rejected" : "paid" };
            bus.Send(forged.ToJson(), forged.Sign(SHA256.HashData(key)));
        }

        bus.Send(message.ToJson(), message.Sign(key));
    }

    private static byte[] Write(Released first, Released[] all, Said[] part, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        PaymentResult[] results = [.. part.Select(said => said.ToResult(at))];
        if (first.Provider == "vnpost" || first.Provider.StartsWith("xa-", StringComparison.Ordinal))
        {
            ResultList.Write(stream, FileId.Parse(first.FileId), results);
            return stream.ToArray();
        }

        string seed = string.Join('|', part.Select(static said => $"{said.Payment.Id}{said.Status}"));
        Pain002Writer.Write(stream, new Pain002Report
        {
            MessageId = "S" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..30],
            CreatedAt = VietnamTime.In(at),
            OriginalMessageId = first.FileId,
            Original = new Tally(all.Length, Vnd.FromDong(all.Sum(static payment => payment.Row.Due))),
            GroupStatus = "PART",
            Payments = [.. results.Select(Pain002Version.V10.StatusOf)],
        });
        return stream.ToArray();
    }

    private static IEnumerable<Said[]> Split(List<Said> said, int parts) =>
        said.Count == 0 ? [] : said.Chunk((said.Count + parts - 1) / parts);

    private void Owe(Func<Task> say)
    {
        _owed++;
        world.Start(async () =>
        {
            await say();
            _owed--;
        });
    }

    private bool Chance(double probability) => world.Random.NextDouble() < probability;

    /// <summary>One thing a provider says.</summary>
    private sealed record Said(Released Payment, ResultStatus Status, string Reason, bool IsLater)
    {
        public long Dong { get; init; } = Payment.Row.Due;

        public PaymentResult ToResult(DateTimeOffset at) => new(
            EndToEndId.Parse(Payment.Id), Status, Reason, Vnd.FromDong(Dong), VietnamTime.In(at), "");

        /// <summary>Keeps it in the books, before the app can know of it.</summary>
        public void Keep(bool isLate)
        {
            Payment.Told.Add(new Told(Status.ToString().ToLowerInvariant(), Dong == Payment.Row.Due));
            Payment.IsToldLate |= isLate;
        }
    }
}
