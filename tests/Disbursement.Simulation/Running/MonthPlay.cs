using System.Globalization;
using System.Text.Json;
using Disbursement.Functions.Storage;
using Disbursement.Simulation.App;
using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.Parties;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace Disbursement.Simulation.Running;

/// <summary>Plays months one after the other: lists come in, are closed, paid, answered and proved.</summary>
internal sealed class MonthPlay
{
    /// <summary>Whoever waits longer by the simulated clock is told what has not completed.</summary>
    private static readonly TimeSpan StuckAfter = TimeSpan.FromHours(4);

    private readonly SimulatedWorld _world;
    private readonly int _roundsMax;
    private readonly AppCluster _cluster;
    private readonly TriggerPump _triggers;
    private readonly Bus _bus;
    private readonly Clerks _clerks;
    private readonly Providers _providers;
    private readonly ListMaker _lists;

    /// <summary>Sets the stage.</summary>
    public MonthPlay(SimulatedWorld world)
    {
        _world = world;
        _roundsMax = world.Plan.RoundsMax;
        _cluster = new AppCluster(world, Settings());
        _triggers = new TriggerPump(world, _cluster);
        _bus = new Bus(world, _cluster);
        _clerks = new Clerks(world, _cluster);
        _providers = new Providers(world, _bus, _triggers);
        _lists = new ListMaker(world.Random, world.Plan, world.Population);
    }

    /// <summary>Plays so many months, ends in peace and looks at everything once more.</summary>
    public async Task RunAsync(int months)
    {
        await _cluster.StartAsync();
        _triggers.StartTimers();
        _bus.Start();
        _providers.Start();
        _world.Start(SetClocksAsync);

        var ended = new List<MonthEnd>();
        for (int number = 0; number < months; number++)
        {
            var month = new MonthRef(Population.Province, string.Create(CultureInfo.InvariantCulture, $"2024-{6 + number:00}"));
            await PlayAsync(month);
            ended.Add(MonthEnd.Of(_world, month));
            await StartAgainAsync(month);
        }

        _world.IsCalm = true;
        _cluster.Calm();
        await EndAsync();
        foreach (MonthEnd month in ended)
        {
            month.ThrowIfChanged(_world);
        }

        foreach (ListVersion version in _world.Unanswered)
        {
            if (_world.Vault.Find(Containers.Receipts, $"{version.Path}.receipt.json") is null)
            {
                _world.Books.Violate($"{version.Path} was never answered");
            }
        }

        if (_cluster.HubViolations.Count > 0)
        {
            _world.Books.Violate(_cluster.HubViolations[0]);
        }

        await _cluster.TraceOpenAsync();
        _world.ThrowIfWrong();
    }

    private async Task PlayAsync(MonthRef month)
    {
        _world.CrashesLeft = _world.Plan.CrashesMax;
        IReadOnlyList<ListVersion> lists = [];
        while (!lists.Any(static list => list.Rows.Any(static row => row.IsGood)))
        {
            lists = _lists.Draw(month.Period);
        }

        foreach (ListVersion list in lists)
        {
            _world.Start(() => SendAsync(month.Period, list));
        }

        await _world.WaitAsync(60, 240);
        await _clerks.CloseAsync(month);
        _world.Start(() => _clerks.RunAsync(month));
        for (int round = 1; round <= _roundsMax; round++)
        {
            await PayAsync(month, round);
        }

        await UntilAsync(() => _world.StateOf(month) is "Settled" or "Stopped");
        if (_world.StateOf(month) == "Stopped")
        {
            _world.Books.Violate($"{month.Period} stopped: "
                + _world.Vault.Row("Months", month.PartitionKey, "month")!.Text("StoppedBecause"));
            _world.ThrowIfWrong();
        }

        new MonthCheck(_world, month).Check();
        _world.ThrowIfWrong();
    }

    /// <summary>An officer sends a list; perhaps a corrected one after it, and perhaps the first one again.</summary>
    private async Task SendAsync(string period, ListVersion list)
    {
        await _world.WaitAsync(0, 60);
        Drop(period, list);
        for (int number = 2; number < 5 && _world.Random.NextDouble() < _world.Plan.ListReplaced; number++)
        {
            _world.Told.Lists++;
            bool atClose = _world.Random.NextDouble() < _world.Plan.ListAtClose;
            await (atClose ? _world.WaitAsync(60, 260) : _world.WaitAsync(1, 40));
            Drop(period, _world.Random.Next(3) == 0
                ? ListMaker.Again(period, list, number)
                : _lists.Correct(period, list, number));
        }

        for (int number = 5; number < 8 && _world.Random.NextDouble() < _world.Plan.ListAfterClose; number++)
        {
            _world.Told.Lists++;
            await _world.WaitAsync(60, 500);
            Drop(period, _lists.Later(period, list, number));
        }
    }

    private void Drop(string period, ListVersion list)
    {
        _world.Trace($"dropped {list.Path} {list.Sha256[..8]}");
        _world.Books.Drop(period, list);
        _world.Vault.Put(Containers.Inbox, list.Path, list.Content);
        _triggers.OnFile(Containers.Inbox, list.Path);
    }

    /// <summary>Waits for a round to go out, lets the providers answer, and settles it.</summary>
    private async Task PayAsync(MonthRef month, int round)
    {
        await UntilAsync(() => _world.RoundState(month, round) is "Released" or "Settled" or "Stopped"
            || _world.StateOf(month) is "Settled" or "Stopped");
        if (_world.RoundState(month, round) != "Released")
        {
            return;
        }

        _providers.Fetch();
        bool early = _world.Random.NextDouble() < _world.Plan.SettledEarly;
        if (early)
        {
            _world.Told.Decisions++;
            await _world.WaitAsync(10, 400);
            foreach (Released payment in _world.Books.ReleasedIn(month.Period))
            {
                payment.IsToldLate = true;
            }
        }
        else
        {
            await UntilAsync(() => _world.RoundState(month, round) != "Released"
                || (_providers.HaveSpoken && _bus.IsEmpty && IsAllAnswered()));
        }

        _world.Trace($"settling r{round}, {(early ? "early" : "after all answers")}");
        _world.BeginSettling(month.Period, round);
        await _clerks.SettleAsync(month, round);
    }

    private bool IsAllAnswered() => _world.Vault.List(Containers.Returns, "").All(path =>
        _world.Vault.Find(Containers.Receipts, $"returns/{path}.receipt.json") is not null);

    /// <summary>Somebody starts what has finished once more: it ends at once and changes nothing.</summary>
    private async Task StartAgainAsync(MonthRef month)
    {
        foreach (string id in (string[])[month.InstanceId, .. Enumerable.Range(1, _roundsMax).Select(month.RoundInstanceId)])
        {
            if (_world.Random.Next(3) > 0 || await _cluster.FindInstanceAsync(id) is not var (name, input))
            {
                continue;
            }

            _world.Told.Restarts++;
            JsonElement? given = input is null ? null : JsonSerializer.Deserialize<JsonElement>(input);
            try
            {
                await _cluster.DoAsync(app => app.Client.ScheduleNewOrchestrationInstanceAsync(
                    name, given, new StartOrchestrationOptions(id)));
            }
            catch (OrchestrationAlreadyExistsException)
            {
                // The sweep was quicker.
            }
        }

        // A file announced once more starts its finished reading again.
        FireAgain(Containers.Inbox, month.Folder + "/");
        FireAgain(Containers.Returns, "");
        await _world.WaitAsync(30, 120);
    }

    private void FireAgain(string container, string prefix)
    {
        IReadOnlyList<string> paths = _world.Vault.List(container, prefix);
        if (paths.Count > 0 && _world.Random.Next(3) == 0)
        {
            _world.Told.Restarts++;
            _triggers.OnFile(container, paths[_world.Random.Next(paths.Count)]);
        }
    }

    /// <summary>Waits until nothing is left to say, to deliver or to answer.</summary>
    private async Task EndAsync()
    {
        await UntilAsync(() => _providers.HaveSpoken && _bus.IsEmpty && IsAllAnswered());
        await _world.WaitAsync(400, 500);
    }

    private async Task SetClocksAsync()
    {
        while (_world.Plan.WildClocks)
        {
            await _world.WaitAsync(30, 400);
            _cluster.JumpClock();
        }
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        bool isTold = false;
        TimeSpan started = _world.Time.Elapsed;
        while (!reached())
        {
            _world.ThrowIfWrong();
            await _world.WaitAsync(10, 30);
            if (!isTold && _world.Time.Elapsed - started > StuckAfter)
            {
                isTold = true;
                await _cluster.TraceOpenAsync();
            }
        }
    }

    private IConfiguration Settings() => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = Storage.MemoryAddresses.ConnectionString,
            ["ServiceBusConnection"] = Storage.MemoryAddresses.ConnectionString,
            ["Identifiers:ProvinceKey"] = Convert.ToBase64String(_world.Key),
            ["Settlement:MessageKey"] = Convert.ToBase64String(_world.MessageKey),
            ["Months:RoundsMax"] = _roundsMax.ToString(CultureInfo.InvariantCulture),
            // The months here are small: some rounds need one signature, some two, some three.
            ["Approval:TwoSignaturesAboveDong"] = _world.Random.Next(2) == 0 ? "0" : "20000000",
            ["Approval:ThreeSignaturesAboveDong"] = "40000000",
            ["Months:AnswerWithin"] = "02:00:00",
            ["Intake:UnansweredSeconds"] = "60",
            ["Verification:InquiryUrl"] = "http://inquiry.simulation",
            ["Verification:ApiKey"] = "simulation",
            ["Verification:ConcurrencyMax"] = "64",
            ["Verification:RequestsPerSecond"] = "1000",
            ["Verification:AttemptsMax"] = "3",
            ["Verification:TimeoutSeconds"] = "5",
            ["Verification:DecisionWindow"] = _world.Random.Next(2) == 0 ? "00:00:00" : "00:04:00",
        }).Build();
}
