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

    /// <summary>Of mixed offices one in so many sends workbooks.</summary>
    private const int MixedEvery = 3;

    private readonly ListContext _list;
    private readonly RowBuilder _builder;
    private readonly FaultMix _faults;
    private readonly Dictionary<string, string> _communes;
    private readonly bool _isWorkbook;
    private readonly List<(MonthOf Month, string Path, IListFile File)> _files = [];
    private readonly int[] _refused = new int[2];

    /// <summary>Opens the files.</summary>
    public ListRun(MonthPlan month, ListPlan plan, UnitRegister units, string folder)
    {
        _faults = month.Request.Faults;
        _list = new ListContext(month, plan, units);
        _communes = units.Communes(plan.Unit, month.Period)
            .ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        _isWorkbook = IsWorkbook(month, plan, units);
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
        foreach ((MonthOf _, string _, IListFile file) in _files)
        {
            file.Dispose();
        }
    }

    private void WriteRows(ListedPerson person, int place)
    {
        foreach ((MonthOf month, string _, IListFile file) in _files)
        {
            if (RowBuilder.IsListed(person.Slot, month))
            {
                // People who stopped lived anywhere in the unit; they stand behind the communes.
                file.StartPart(place < _list.Slots.Current ? _communes[_list.CommuneOf(place)] : "");
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
        string path = $"{_list.Month.Province}/{period}/{_list.Plan.Unit}/{code}/danh-sach-{code}-{period}"
            + (_isWorkbook ? ".xlsx" : ".csv");
        string title = $"DANH SÁCH CHI TRẢ TRỢ CẤP {period.Vietnamese}".ToUpperInvariant();
        string full = Path.Combine(folder, "inbox", path.Replace('/', Path.DirectorySeparatorChar));
        GenerateRequest request = _list.Month.Request;
        _files.Add((month, path, _isWorkbook
            ? new WorkbookListFile(full, hand, WorkbookHand.Of(request.Seed, _list.Plan.Unit), title, request.Damage)
            : new CsvListFile(full, hand, title)));
    }

    private static bool IsWorkbook(MonthPlan month, ListPlan plan, UnitRegister units)
    {
        string[] makers = [.. units.ListMakers(month.Province, month.Period).Select(unit => unit.Code)
            .Order(StringComparer.Ordinal)];
        return month.Request.Format switch
        {
            ListFormat.Xlsx => true,
            ListFormat.Mixed => Array.IndexOf(makers, plan.Unit) % MixedEvery == 0,
            _ => false,
        };
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
