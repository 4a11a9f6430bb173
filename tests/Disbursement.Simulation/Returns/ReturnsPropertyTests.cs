using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Settlement;

namespace Disbursement.Simulation.Returns;

/// <summary>
/// Goal: whatever result files and messages come, in any order and however often, money and people are conserved: each
/// line ends in exactly one way, each payment in exactly one state, and all states together are what was released.
/// Method: sequences drawn from seeds go through the app's own reading, sorting and applying, on storage in memory.
/// </summary>
public sealed class ReturnsPropertyTests(ITestOutputHelper output)
{
    private const int Seeds = 16;

    private readonly Dictionary<ResultOutcome, int> _outcomes = [];
    private readonly Dictionary<ResultsVerdict, int> _verdicts = [];

    /// <summary>Goal: the end depends on what was said, not on its order. Method: two orders, and the stories' own end.</summary>
    [Fact]
    public async Task Receive_FilesThatContradictNothing_EndAlikeInAnyOrder()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var draw = new ReturnsDraw(seed, isContradictory: false);
            await using ReturnsWorld first = await ReturnsWorld.OpenAsync(draw);
            await using ReturnsWorld second = await ReturnsWorld.OpenAsync(draw);

            await TakeAllAsync(seed, first, draw.Deliveries);
            await TakeAllAsync(seed, second, draw.OtherOrder());

            SortedDictionary<string, PaymentState> expected = new(draw.Told.ToDictionary(
                static told => told.Key.ToString(), static told => Story.EndOf(told.Value)), StringComparer.Ordinal);
            AssertEqual(seed, expected, await first.StandAsync());
            AssertEqual(seed, expected, await second.StandAsync());
        }

        AssertSaw(
            ResultOutcome.Applied, ResultOutcome.SameAgain, ResultOutcome.Conflict, ResultOutcome.AmountDifferent,
            ResultOutcome.Stranger, ResultOutcome.Pending, ResultOutcome.Unreadable, ResultOutcome.LumpMatches,
            ResultOutcome.LumpDiffers, ResultOutcome.Fee, ResultOutcome.OtherBooking);
        ResultsVerdict[] verdicts =
            [ResultsVerdict.Taken, ResultsVerdict.AnothersFile, ResultsVerdict.Misplaced, ResultsVerdict.Unreadable];
        Assert.All(verdicts, verdict => Assert.True(_verdicts.GetValueOrDefault(verdict) > 0, $"{verdict} never happened."));
    }

    /// <summary>Goal: contradictions move no money twice, and nothing that nobody said comes true.</summary>
    [Fact]
    public async Task Receive_FilesThatContradictEachOther_KeepEachPaymentInOneStateThatWasSaid()
    {
        int contradicted = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var draw = new ReturnsDraw(seed, isContradictory: true);
            await using ReturnsWorld world = await ReturnsWorld.OpenAsync(draw);

            await TakeAllAsync(seed, world, draw.OtherOrder());

            SortedDictionary<string, PaymentState> states = await world.StandAsync();
            foreach ((EndToEndId id, List<Word> told) in draw.Told)
            {
                PaymentState state = states[id.ToString()];
                bool wasSaid = told.Any(word => word.Status.ToString() == state.ToString());
                Assert.True(wasSaid || (state == PaymentState.Sent && told.Count == 0), $"Seed {seed}: {state} was never said.");
            }

            contradicted += await world.QuestionsAsync() > 0 ? 1 : 0;
        }

        Assert.True(contradicted > Seeds / 2, $"Only {contradicted} seeds asked a person: they prove little.");
    }

    /// <summary>
    /// Goal: everything once more moves nothing, asks nothing and is answered as the first time. Method: the same versions again, as an activity that runs twice
    /// does; then the same bytes under other names.
    /// </summary>
    [Fact]
    public async Task Receive_EverythingAgain_MovesNothing()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var draw = new ReturnsDraw(seed, isContradictory: seed % 2 == 0);
            await using ReturnsWorld world = await ReturnsWorld.OpenAsync(draw);
            await TakeAllAsync(seed, world, draw.Deliveries);
            SortedDictionary<string, PaymentState> before = await world.StandAsync();
            int questions = await world.QuestionsAsync();

            await world.TakeAgainAsync();

            AssertEqual(seed, before, await world.StandAsync());
            Assert.Equal(questions, await world.QuestionsAsync());

            await TakeAllAsync(seed, world, draw.OtherOrder());

            AssertEqual(seed, before, await world.StandAsync());
        }
    }

    /// <summary>Goal: what was counted for good stays. Method: the month is sealed between any two deliveries.</summary>
    [Fact]
    public async Task Receive_AfterTheMonthWasCounted_MovesNothing()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var draw = new ReturnsDraw(seed, isContradictory: seed % 2 == 0);
            await using ReturnsWorld world = await ReturnsWorld.OpenAsync(draw);
            int sealedAfter = draw.Deliveries.Count == 0 ? 0 : seed % draw.Deliveries.Count;
            await TakeAllAsync(seed, world, draw.Deliveries.Take(sealedAfter));
            await world.SealAsync();
            SortedDictionary<string, PaymentState> before = await world.StandAsync();

            await TakeAllAsync(seed, world, draw.Deliveries);

            AssertEqual(seed, before, await world.StandAsync());
        }

        AssertSaw(ResultOutcome.Late);
    }

    private async Task TakeAllAsync(int seed, ReturnsWorld world, IEnumerable<Delivery> deliveries)
    {
        foreach (Delivery delivery in deliveries)
        {
            try
            {
                await world.TakeAsync(delivery);
            }
            catch (Exception wrong)
            {
                output.WriteLine($"Seed {seed}, {delivery.Path}: {wrong.Message}");
                throw;
            }
        }

        foreach ((ResultOutcome outcome, int count) in world.Outcomes)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + count;
        }

        foreach ((ResultsVerdict verdict, int count) in world.Verdicts)
        {
            _verdicts[verdict] = _verdicts.GetValueOrDefault(verdict) + count;
        }
    }

    private void AssertSaw(params ResultOutcome[] outcomes)
    {
        output.WriteLine(string.Join(", ", _outcomes.Select(static pair => $"{pair.Value} {pair.Key}")));
        Assert.All(
            outcomes, outcome => Assert.True(_outcomes.GetValueOrDefault(outcome) > 0, $"{outcome} never happened."));
    }

    private static void AssertEqual(
        int seed, SortedDictionary<string, PaymentState> expected, SortedDictionary<string, PaymentState> actual)
    {
        string[] differences =
        [
            .. expected.Where(pair => actual.GetValueOrDefault(pair.Key) != pair.Value)
                .Select(pair => $"{pair.Key}: {actual.GetValueOrDefault(pair.Key)} instead of {pair.Value}"),
        ];
        Assert.True(differences.Length == 0 && expected.Count == actual.Count, $"Seed {seed}: {string.Join("; ", differences)}");
    }
}
