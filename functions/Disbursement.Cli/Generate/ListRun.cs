using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.People;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Generate.Writing;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate;

/// <summary>Writes one unit's list of one group, for one month or two.</summary>
internal sealed class ListRun : IDisposable
{
    private const int ProgressEvery = 5_000;

    private readonly ListContext _list;
    private readonly RowBuilder _builder;
    private readonly FaultMix _faults;
    private readonly List<(MonthOf Month, string Path, ListFile File)> _files = [];
    private readonly int[] _refused = new int[2];

    /// <summary>Opens the files.</summary>
    public ListRun(MonthPlan month, ListPlan plan, UnitRegister units, string folder)
    {
        _faults = month.Request.Faults;
        _list = new ListContext(month, plan, units);
        OfficeHand hand = OfficeHand.Of(month.Request.Seed, plan.Unit);
        _builder = new RowBuilder(_list, hand, _faults, StrangeCommune(month, plan, units));
        Open(MonthOf.Current, month.Period, hand, folder);
        // Where nobody was listed the month before, no list was sent.
        if (month.Request.WithPrevious && plan.PreviousBeneficiaries > 0)
        {
            Open(MonthOf.Previous, month.Period.Previous, hand, folder);
        }
    }

    /// <summary>Writes every person of the list.</summary>
    /// <returns>Count of people.</returns>
    public int WriteAll(
        PersonMaker maker, WorldFiles world, int before, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        int places = _files.Count > 1 ? _list.Slots.All : _list.Slots.Current;
        for (int place = 0; place < places; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ListedPerson person = maker.Make(_list, place);
            world.Write(person);
            WriteRows(person, place);
            if ((before + place) % ProgressEvery == 0)
            {
                progress?.Report(before + place);
            }
        }

        return places;
    }

    /// <summary>Closes the files and tells what they hold.</summary>
    public IReadOnlyList<GeneratedFile> Finish()
    {
        Dispose();
        return [.. _files.Select(entry => new GeneratedFile(
            entry.Path, entry.File.Rows, _refused[(int)entry.Month], entry.File.Repeats, entry.File.Amount,
            entry.File.Arrears))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((MonthOf _, string _, ListFile file) in _files)
        {
            file.Dispose();
        }
    }

    private void WriteRows(ListedPerson person, int place)
    {
        foreach ((MonthOf month, string _, ListFile file) in _files)
        {
            if (RowBuilder.IsListed(person.Slot, month))
            {
                bool refused = person.Slot.Fate == Fate.Refused;
                var dice = Dice.For(_list.Key, (ulong)place, Dice.KeyOf("repeat"));
                bool repeated = !refused && month == MonthOf.Current && dice.PerMille(_faults.ExactRepeats);
                foreach (RowText row in _builder.Build(person, place, month))
                {
                    file.Write(row, repeated);
                    _refused[(int)month] += refused ? 1 : 0;
                }
            }
        }
    }

    private void Open(MonthOf month, Period period, OfficeHand hand, string folder)
    {
        string code = _list.Plan.Group.ToListCode();
        string path = $"{_list.Month.Province}/{period}/{_list.Plan.Unit}/{code}/danh-sach-{code}-{period}.csv";
        string title = $"DANH SÁCH CHI TRẢ TRỢ CẤP {period.Vietnamese}".ToUpperInvariant();
        string full = Path.Combine(folder, "inbox", path.Replace('/', Path.DirectorySeparatorChar));
        _files.Add((month, path, new ListFile(full, hand, title)));
    }

    /// <summary>A commune of the next unit, for rows that stand in the wrong list.</summary>
    private static string StrangeCommune(MonthPlan month, ListPlan plan, UnitRegister units)
    {
        Unit[] makers = [.. units.ListMakers(month.Province, month.Period)];
        int own = Array.FindIndex(makers, unit => unit.Code == plan.Unit);
        Unit other = makers[(own + 1) % makers.Length];
        return units.Communes(other.Code, month.Period)[0].Code;
    }
}
